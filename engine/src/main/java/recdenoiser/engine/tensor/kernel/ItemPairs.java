package recdenoiser.engine.tensor.kernel;

/**
 * By token, the positive and the negative item that its state is compared with, and what comes of
 * it.
 *
 * <p>Mutable and used again. Threads may work on different tokens at the same time.
 */
public final class ItemPairs {
  private int[] positives;
  private int[] negatives;
  private double[] losses;
  private double[] positiveSlopes;
  private double[] negativeSlopes;

  /**
   * @param newPositives 0 for tokens that predict nothing
   */
  public ItemPairs items(int[] newPositives, int[] newNegatives) {
    positives = newPositives;
    negatives = newNegatives;
    return this;
  }

  /**
   * Where results go.
   *
   * @param newPositiveSlopes receives weight · dloss/ds⁺, and {@code newNegativeSlopes} weight ·
   *     dloss/ds⁻
   */
  public ItemPairs results(
      double[] newLosses, double[] newPositiveSlopes, double[] newNegativeSlopes) {
    losses = newLosses;
    positiveSlopes = newPositiveSlopes;
    negativeSlopes = newNegativeSlopes;
    return this;
  }

  public int positive(int token) {
    return positives[token];
  }

  public int negative(int token) {
    return negatives[token];
  }

  public void put(int token, double loss, double positiveSlope, double negativeSlope) {
    losses[token] = loss;
    positiveSlopes[token] = positiveSlope;
    negativeSlopes[token] = negativeSlope;
  }
}
