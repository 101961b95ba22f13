package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.Matrix;

/**
 * A matrix [tokens × width] on a {@link Tape}: its value, in the forward pass perhaps a tangent, in
 * the backward pass the gradients of both. It lives until the tape is cleared.
 */
public final class Variable {
  Matrix value;
  Matrix tangent;
  Matrix gradient;
  Matrix tangentGradient;
  boolean tangentIsConstant;

  Variable reset(Matrix newValue) {
    value = newValue;
    tangent = null;
    gradient = null;
    tangentGradient = null;
    tangentIsConstant = false;
    return this;
  }

  public Matrix value() {
    return value;
  }

  /** The directional derivative that the block's input noise gives, or null. */
  public Matrix tangent() {
    return tangent;
  }

  /** After {@link Tape#backward()}, or null if nothing depended on it. */
  public Matrix gradient() {
    return gradient;
  }

  int rows() {
    return value.rows();
  }

  int width() {
    return value.width();
  }

  boolean hasTangent() {
    return tangent != null;
  }
}
