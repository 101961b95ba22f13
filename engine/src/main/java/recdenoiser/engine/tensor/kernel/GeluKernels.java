package recdenoiser.engine.tensor.kernel;

import recdenoiser.engine.tensor.Matrix;

/**
 * The Gaussian error linear unit (Hendrycks and Gimpel 2016) x·Φ(x), with Φ by the error function
 * and not by its tanh approximation: so does the code of BERT4Rec's authors, as BERT's first one.
 *
 * <p>Every number stands for itself. In the forward pass x makes room for the derivative, of which
 * the backward pass is made.
 */
public interface GeluKernels {

  /**
   * {@code out = x Φ(x)}.
   *
   * @param x becomes the slope Φ(x) + x φ(x)
   */
  void forward(Matrix x, Matrix out);

  /**
   * The same with a tangent: {@code outTangent = slope · tangent}.
   *
   * @param x becomes the slope
   * @param tangent becomes its derivative along the tangent, the bend φ(x) (2 - x²) · tangent
   */
  void forwardWithTangent(Matrix x, Matrix tangent, Matrix out, Matrix outTangent);

  /** In place: gradients of the output become gradients of the input. */
  void backward(Matrix slope, Matrix gradient);

  /**
   * In place, with gradients of the tangent: {@code gradient = slope · gradient + bend ·
   * tangentGradient}, {@code tangentGradient = slope · tangentGradient}.
   */
  void backwardWithTangent(Matrix slope, Matrix bend, Matrix gradient, Matrix tangentGradient);
}
