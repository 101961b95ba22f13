package recdenoiser.engine.tensor;

/**
 * Attention of one sequence and head over open keys alone, with nothing kept for the way back.
 *
 * <p>Matrices are [T × d] and {@code at} is the index of the head's first number of the sequence in
 * all of them; {@code length} is that of the sequence, {@code width} that of the head.
 */
public interface OpenKeyKernels {

  /**
   * {@code out} += softmax(scale · QKᵀ) V, all over the open keys.
   *
   * @param open a pattern
   */
  void attend(
      OpenKeys open,
      double scale,
      Matrix query,
      Matrix key,
      Matrix value,
      int at,
      int length,
      int width,
      Matrix out);

  /**
   * {@code out} += (softmax(scale · scores) ⊙ mask) V, the softmax over all keys, the sums over the
   * open ones.
   *
   * @param open a mask
   * @param scores of all bands, one after the other, see {@link ScoreTile}
   */
  void weigh(
      OpenKeys open,
      boolean causal,
      double scale,
      Matrix scores,
      Matrix value,
      int at,
      int length,
      int width,
      Matrix out);
}
