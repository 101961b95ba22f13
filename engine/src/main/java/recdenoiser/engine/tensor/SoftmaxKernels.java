package recdenoiser.engine.tensor;

/** How scores of attention become weights, band by band. An object belongs to one thread. */
public interface SoftmaxKernels {

  /**
   * Attention weights of one band of one head: p = softmax(scale · scores), or α-entmax if {@code
   * weighting} says so, and unless it is none, w = p ⊙ mask ⊙ dropout. What causality forbids or a
   * pattern closes becomes 0 in both and has no part in the normalisation.
   *
   * @param at index of the band in both matrices
   */
  void forward(
      ScoreTile tile,
      double scale,
      RowWeighting weighting,
      Matrix scores,
      int scoresAt,
      Matrix p,
      int at,
      Matrix w,
      int wAt);

  /**
   * Tangent of the weights for the tangent of the scores (not yet scaled): ẇ = (p ⊙ (ṡ - Σ pṡ)) ⊙
   * mask ⊙ dropout, and for α-entmax the same with p^{2-α} / Σ p^{2-α} in the place of p in the
   * mean and p^{2-α} in front of it.
   */
  void tangent(
      ScoreTile tile,
      double scale,
      RowWeighting weighting,
      Matrix p,
      int at,
      Matrix scoresTangent,
      int tangentAt,
      Matrix wTangent,
      int wAt);

  /**
   * Reverse of {@link #forward}: from the gradient of the weights to that of the unscaled scores,
   * in place. A wanted gradient of α is added to {@code weighting}'s.
   *
   * @param w receives the weights once more, unless {@code weighting} is none
   */
  void reverse(
      ScoreTile tile,
      double scale,
      RowWeighting weighting,
      Matrix p,
      int at,
      Matrix gradient,
      int gradientAt,
      Matrix w,
      int wAt);

  /**
   * Reverse of {@link #forward} and {@link #tangent} together. Gradients of weights and of their
   * tangents become, in place, gradients of the unscaled scores and of their tangents.
   *
   * @param w receives the weights, {@code wTangent} their tangents
   */
  void reverseWithTangent(
      ScoreTile tile,
      double scale,
      RowWeighting weighting,
      Matrix p,
      int at,
      Matrix scoresTangent,
      int tangentAt,
      Matrix gradient,
      Matrix tangentGradient,
      int gradientAt,
      Matrix w,
      Matrix wTangent,
      int wAt);
}
