package recdenoiser.engine.tensor.kernel;

import recdenoiser.engine.tensor.DualSlice;
import recdenoiser.engine.tensor.Slice;

/**
 * How scores of attention become weights, band by band. An object belongs to one thread.
 *
 * <p>Slices are the band in some matrix, [queries × keys], laid out as the tile says.
 */
public interface SoftmaxKernels {

  /**
   * Attention weights of one band of one head: p = softmax(scale · scores), or α-entmax if {@code
   * weighting} says so, and unless it is none, w = p ⊙ mask ⊙ dropout. What causality forbids or a
   * pattern closes becomes 0 in both and has no part in the normalisation.
   *
   * @param w may be the same slice as {@code scores}
   */
  void forward(
      ScoreTile tile, double scale, RowWeighting weighting, Slice scores, Slice p, Slice w);

  /**
   * Tangent of the weights for the tangent of the scores (not yet scaled): ẇ = (p ⊙ (ṡ - Σ pṡ)) ⊙
   * mask ⊙ dropout, and for α-entmax the same with p^{2-α} / Σ p^{2-α} in the place of p in the
   * mean and p^{2-α} in front of it.
   */
  void tangent(
      ScoreTile tile,
      double scale,
      RowWeighting weighting,
      Slice p,
      Slice scoresTangent,
      Slice wTangent);

  /**
   * Backward pass of {@link #forward}: from the gradient of the weights to that of the unscaled
   * scores, in place. A wanted gradient of α is added to {@code weighting}'s.
   *
   * @param w receives the weights once more, unless {@code weighting} is none
   */
  void backward(
      ScoreTile tile, double scale, RowWeighting weighting, Slice p, Slice gradient, Slice w);

  /**
   * Backward pass of {@link #forward} and {@link #tangent} together.
   *
   * @param gradient of weights and of their tangents; becomes, in place, that of the unscaled
   *     scores and of their tangents
   * @param w receives the weights and their tangents
   */
  void backwardWithTangent(
      ScoreTile tile,
      double scale,
      RowWeighting weighting,
      Slice p,
      Slice scoresTangent,
      DualSlice gradient,
      DualSlice w);
}
