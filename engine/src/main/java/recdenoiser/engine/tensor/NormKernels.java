package recdenoiser.engine.tensor;

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
   * Reverse of {@link #forward}, and of {@link #tangent} where tangents are given.
   *
   * @param tangent and {@code outTangentGradient}, {@code tangentGradient}: null without tangents;
   *     the last also null where nobody needs it
   * @param gainGradient [1 × d], always added to
   * @param biasGradient [1 × d], always added to
   */
  void reverse(
      Matrix x,
      Matrix gain,
      Matrix statistics,
      Matrix outGradient,
      Matrix tangent,
      Matrix outTangentGradient,
      Matrix xGradient,
      boolean accumulate,
      Matrix tangentGradient,
      boolean accumulateTangent,
      Matrix gainGradient,
      Matrix biasGradient);
}
