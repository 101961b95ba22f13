package recdenoiser.engine.tensor.kernel;

import recdenoiser.engine.tensor.Matrix;

/** Layer norm of the rows of matrices. T tokens, d width. An object belongs to one thread. */
public interface NormKernels {
  /** The epsilon inside the root, as published (SASRec). */
  double EPSILON = 1e-8;

  /**
   * {@code out[t] = gain ⊙ (x[t] - mean) / sqrt(variance + ε) + bias}; the variance is the biased
   * one.
   *
   * @param statistics [T × 2] receives mean and 1 / sqrt(variance + ε)
   */
  void forward(Matrix x, Matrix gain, Matrix bias, Matrix out, Matrix statistics);

  /** Directional derivative of {@link #forward} along {@code tangent} [T × d]. */
  void tangent(Matrix x, Matrix gain, Matrix statistics, Matrix tangent, Matrix outTangent);

  /**
   * Backward pass of {@link #forward}: from the gradient of its result to those of x, gain and
   * bias.
   */
  void backward(
      Matrix x, Matrix gain, Matrix statistics, Matrix outGradient, NormGradients gradients);

  /** Backward pass of {@link #forward} and {@link #tangent} together. */
  void backwardWithTangent(
      Matrix x,
      Matrix gain,
      Matrix statistics,
      Matrix tangent,
      Matrix outGradient,
      Matrix outTangentGradient,
      NormGradients gradients);
}
