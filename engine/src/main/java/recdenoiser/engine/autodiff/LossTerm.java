package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.Matrix;

/**
 * A term of the objective: where a backward pass begins. The derivative with respect to its
 * variable, or to the variable's tangent, was found together with the term's value, in one pass
 * over the numbers.
 */
final class LossTerm extends Operation {
  private Variable x;
  private Matrix gradient;
  private Matrix tangentGradient;

  /** dL/dx is {@code gradient}, which is handed over and not copied. */
  static void ofValue(Tape tape, Variable x, Matrix gradient) {
    LossTerm op = tape.next(LossTerm.class, LossTerm::new);
    op.x = x;
    op.gradient = gradient;
    op.tangentGradient = null;
  }

  /** dL/dẋ is {@code gradient}, which is handed over and not copied. */
  static void ofTangent(Tape tape, Variable x, Matrix gradient) {
    LossTerm op = tape.next(LossTerm.class, LossTerm::new);
    op.x = x;
    op.gradient = null;
    op.tangentGradient = gradient;
  }

  @Override
  Kind kind() {
    return tangentGradient == null ? Kind.LOSS : Kind.JACOBIAN;
  }

  @Override
  void backward(Tape tape) {
    if (gradient != null) {
      tape.adopt(x, gradient);
    } else {
      tape.adoptTangent(x, tangentGradient);
    }
  }
}
