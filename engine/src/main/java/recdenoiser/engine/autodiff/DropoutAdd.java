package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.kernel.Kernels;

/** y = dropout(x) + residual, written over x; there may be no residual. */
final class DropoutAdd extends Operation {
  private Variable x;
  private Variable residual;
  private Variable out;
  private double rate;
  private long key;

  static Variable apply(Tape tape, Variable x, double rate, long key, Variable residual) {
    long start = tape.started();
    DropoutAdd op = tape.next(DropoutAdd.class, DropoutAdd::new);
    op.x = x;
    op.residual = residual;
    op.rate = rate;
    op.key = key;
    op.out = tape.variable(x.value);
    Kernels kernels = tape.kernels();
    kernels
        .dropout()
        .apply(
            x.value,
            rate,
            key,
            tape.firstToken(),
            residual == null ? null : residual.value,
            x.value);
    if (x.hasTangent()) {
      Matrix addend = residual == null ? null : residual.tangent;
      kernels.dropout().apply(x.tangent, rate, key, tape.firstToken(), addend, x.tangent);
      op.out.tangent = x.tangent;
    }
    tape.finished(Kind.ACTIVATION, start);
    return op.out;
  }

  @Override
  Kind kind() {
    return Kind.ACTIVATION;
  }

  @Override
  void backward(Tape tape) {
    tape.adopt(x, dropped(tape, out.gradient));
    if (residual != null) {
      tape.adopt(residual, out.gradient);
    }
    if (out.hasTangent()) {
      tape.adoptTangent(x, dropped(tape, out.tangentGradient));
      if (residual != null) {
        tape.adoptTangent(residual, out.tangentGradient);
      }
    }
  }

  /** A matrix of its own, because the residual takes over the gradient itself. */
  private Matrix dropped(Tape tape, Matrix gradient) {
    Matrix result = tape.lend(gradient.rows(), gradient.width());
    tape.kernels().dropout().apply(gradient, rate, key, tape.firstToken(), null, result);
    return result;
  }
}
