package recdenoiser.engine.tensor.kernel;

/**
 * Multiplies the attention weights of one query, after the softmax. Queries and keys count from the
 * sequence's start.
 */
public interface RowMask {
  /**
   * @param row has whole vectors of numbers, and zeros behind the last key
   */
  void apply(int query, int keys, float[] row, int at);

  void apply(int query, int keys, double[] row, int at);
}
