package recdenoiser.engine.tensor.kernel;

import recdenoiser.engine.tensor.Matrix;

/**
 * The element-wise part of gated recurrent units (Cho et al., "Learning Phrase Representations
 * using RNN Encoder-Decoder", EMNLP 2014) for some tokens at a time: rows {@code from … from + rows
 * - 1} of a {@link GruMemory}. Products with weights are made between the calls.
 *
 * <p>h' = (1 - z) ⊙ h + z ⊙ c, where z is the share of the candidate as in Hidasi et al. (ICLR
 * 2016, Eq. 1); PyTorch and cuDNN call 1 - z so. The columns of gates are those of r, z and c.
 */
public interface GruKernels {

  /** r = σ(r's sum), recurrent = r ⊙ previous: before the product of the candidate. */
  void reset(GruMemory memory, int from, int rows);

  /** z = σ(z's sum), c = tanh(c's sum), and the new states. */
  void update(GruMemory memory, int from, int rows);

  /**
   * All at once where the reset gate comes after the product: c = tanh(c's sum + r ⊙ recurrent).
   *
   * @param product [at least rows × 3h]: what the previous states add to the sums of the gates, and
   *     the recurrent part of the candidate, which is kept
   */
  void resetAfter(GruMemory memory, Matrix product, int from, int rows);

  /**
   * Backward pass of {@link #update}: the columns of z and c become gradients of their sums.
   *
   * @param gradient [T × h] of the states; rows {@code before …} are those of the previous states,
   *     to which (1 - z) ⊙ gradient is added
   * @param before -1 if the gradient ends here
   */
  void updateBackward(GruMemory memory, Matrix gradient, int from, int rows, int before);

  /**
   * Backward pass of {@link #reset}: the columns of r become gradients of their sums, and r ⊙
   * resetGradient is added to the gradient of the previous states.
   *
   * @param resetGradient [at least rows × h] of r ⊙ previous; null for nothing, where previous
   *     states are zeros
   */
  void resetBackward(
      GruMemory memory, Matrix resetGradient, Matrix gradient, int from, int rows, int before);

  /**
   * Backward pass of {@link #resetAfter}: gates become the gradients of the sums.
   *
   * @param productGradient [T × 3h], receives those of the product in the same rows
   */
  void resetAfterBackward(
      GruMemory memory, Matrix productGradient, Matrix gradient, int from, int rows, int before);
}
