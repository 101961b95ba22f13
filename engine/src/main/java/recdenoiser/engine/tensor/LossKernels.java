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

  /**
   * A part of a softmax over more items than are looked at at once: scores become exp(score -
   * most), and what was summed before is adapted to the greatest score so far (Milakov and
   * Gimelshein 2018, algorithm 3).
   *
   * @param scores [T × c], in place
   * @param bias [items + 1 × 1], of which item {@code firstItem} belongs to the first score; or
   *     null
   * @param most greatest score so far, -∞ at first
   * @param sums of the exponentials so far, 0 at first
   * @param weighted [T × d], sums of rows weighted by the exponentials so far, 0 at first; or null
   */
  void softmaxPart(
      Matrix scores,
      Matrix bias,
      int firstItem,
      double[] most,
      double[] sums,
      int at,
      Matrix weighted);

  /**
   * The softmax where its normalisation is known already: scores become weight · exp(score -
   * logSum).
   *
   * @param scores [c × T], items by tokens, in place
   * @param bias as for {@link #softmaxPart}
   * @param logSums ln Σ exp(score) over all items
   */
  void probabilities(
      Matrix scores, Matrix bias, int firstItem, double[] logSums, int at, double weight);

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
