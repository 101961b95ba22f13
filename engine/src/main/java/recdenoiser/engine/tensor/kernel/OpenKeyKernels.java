package recdenoiser.engine.tensor.kernel;

import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Slice;

/**
 * Attention of one sequence and head over open keys alone, with nothing kept for the backward pass.
 *
 * <p>Slices are the head's columns of all tokens of the sequence, [m × d/H].
 */
public interface OpenKeyKernels {

  /**
   * {@code out} += softmax(scale · QKᵀ) V, all over the open keys.
   *
   * @param open a pattern
   */
  void attend(OpenKeys open, double scale, Slice query, Slice key, Slice value, Slice out);

  /**
   * {@code out} += (softmax(scale · scores) ⊙ mask) V, the softmax over all keys, the sums over the
   * open ones.
   *
   * @param open a mask
   * @param scores of all bands, one after the other, see {@link ScoreTile}
   */
  void weigh(OpenKeys open, boolean causal, double scale, Matrix scores, Slice value, Slice out);
}
