package recdenoiser.engine.tensor.kernel;

import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Slice;

/**
 * The row-wise parts of losses that compare a state with many items; products of matrices are
 * BLAS's.
 *
 * <p>Letters: T tokens, d width, c items. Numbers that there is one of for each token are in
 * arrays, from index {@code at} on.
 */
public interface LossKernels {

  /** The score of a negative that has no part in a comparison. */
  double ABSENT = -1e30;

  /** {@code products[at + t] = ⟨x[t], y[t]⟩}; both are [T × d]. */
  void innerProducts(Matrix x, Matrix y, double[] products, int at);

  /** {@code out[t][i] = ‖x[t] - y[i]‖²}; x is [T × d], y [c × d], out [T × c]. */
  void squaredDistances(Matrix x, Matrix y, Matrix out);

  /** {@code x[t] = f[at + t] · x[t] + g[at + t] · y[t]}; both are [T × d]. */
  void combineRows(Matrix x, double[] f, Matrix y, double[] g, int at);

  /** {@code x[t] = f[at + t] · x[t]}; x is [T × d]. */
  void scaleRows(Matrix x, double[] f, int at);

  /**
   * A part of a softmax over more items than are looked at at once: scores become exp(score -
   * base).
   *
   * @param scores [T × c], rows next to one another; in place
   * @param bias [items + 1 × 1], of which item {@code firstItem} belongs to the first score; or
   *     null
   * @param softmax of which the first token's prediction is {@code at}
   * @return whether any base was raised after the first part
   */
  boolean softmaxPart(Slice scores, Matrix bias, int firstItem, OnlineSoftmax softmax, int at);

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

  /**
   * BPR (Rendle et al., UAI 2009; Hidasi et al., ICLR 2016, section 3.3): the mean of -ln σ(s⁺ -
   * s⁻) over the negatives that have a part, 0 without any. Scores become weight · dloss/dscore in
   * place.
   *
   * @param positives s⁺
   * @param negatives [T × K], s⁻
   */
  void bpr(double[] positives, Matrix negatives, int at, double weight, double[] losses);

  /**
   * TOP1 (Hidasi et al., ICLR 2016, section 3.3): the mean of σ(s⁻ - s⁺) + σ((s⁻)²) over the
   * negatives that have a part, 0 without any. Scores become weight · dloss/dscore in place.
   *
   * @param positives s⁺
   * @param negatives [T × K], s⁻
   * @param offsets what is added to all scores of a token; becomes weight · dloss/doffset
   */
  void top1(
      double[] positives,
      Matrix negatives,
      double[] offsets,
      int at,
      double weight,
      double[] losses);

  /**
   * BPR-max (Hidasi and Karatzoglou, CIKM 2018, section 3.2): -ln Σ p σ(s⁺ - s⁻) + λ Σ p (s⁻)²,
   * where p is the softmax over the negatives that have a part, 0 without any. Scores become weight
   * · dloss/dscore in place.
   *
   * @param positives s⁺
   * @param negatives [T × K], s⁻
   * @param offsets what is added to all scores of a token; becomes weight · dloss/doffset
   * @param penalty λ
   */
  void bprMax(
      double[] positives,
      Matrix negatives,
      double[] offsets,
      int at,
      double penalty,
      double weight,
      double[] losses);
}
