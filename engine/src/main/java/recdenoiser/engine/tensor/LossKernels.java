package recdenoiser.engine.tensor;

/**
 * The row-wise parts of losses that compare a state with many items; products of matrices are
 * BLAS's.
 *
 * <p>Letters: T tokens, d width, c items. Numbers that there is one of for each token are in
 * arrays, from index {@code at} on.
 */
public interface LossKernels {

  /** {@code products[at + t] = ⟨x[t], y[t]⟩}; both are [T × d]. */
  void innerProducts(Matrix x, Matrix y, double[] products, int at);

  /** {@code x[t] = f[at + t] · x[t] + g[at + t] · y[t]}; both are [T × d]. */
  void combineRows(Matrix x, double[] f, Matrix y, double[] g, int at);

  /** {@code x[t] = f[at + t] · x[t]}; x is [T × d]. */
  void scaleRows(Matrix x, double[] f, int at);

  /** How far a score may be above what exponentials are relative to before that is raised. */
  double LEAP = 20;

  /**
   * A part of a softmax over more items than are looked at at once: scores become exp(score -
   * base). The base is the greatest score of the first part, raised to that of a later one that is
   * greater by more than {@link #LEAP}, so that parts hardly ever have to be adapted to one another
   * (Milakov and Gimelshein 2018, algorithm 3, adapt them every time).
   *
   * @param scores of {@code rows} tokens and {@code count} items from {@code scoresAt} on, in place
   * @param bias [items + 1 × 1], of which item {@code firstItem} belongs to the first score; or
   *     null
   * @param base -∞ at first
   * @param sums of the exponentials so far, 0 at first
   * @param before by token, what exponentials of earlier parts have to be multiplied by; is 1 where
   *     the base has stayed
   * @return whether any base was raised after the first part
   */
  boolean softmaxPart(
      Matrix scores,
      int scoresAt,
      int rows,
      int count,
      Matrix bias,
      int firstItem,
      double[] base,
      double[] sums,
      double[] before,
      int at);

  /**
   * Binary cross-entropy of a positive item and K negative ones: β softplus(-s⁺) + Σ softplus(s⁻).
   * Scores become weight · dloss/dscore in place.
   *
   * @param positives s⁺
   * @param negatives [T × K], s⁻
   * @param offsets what is added to all scores of a token; becomes weight · dloss/doffset; or null
   * @param calibration β, 1 for none
   */
  void binary(
      double[] positives,
      Matrix negatives,
      double[] offsets,
      int at,
      double calibration,
      double weight,
      double[] losses);

  /**
   * Cross-entropy of the softmax over a positive item and K negative ones. Scores become weight ·
   * dloss/dscore in place.
   *
   * @param positives s⁺
   * @param negatives [T × K], s⁻
   */
  void sampledSoftmax(double[] positives, Matrix negatives, int at, double weight, double[] losses);
}
