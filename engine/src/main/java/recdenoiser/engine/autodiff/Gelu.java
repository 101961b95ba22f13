package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.kernel.GeluKernels;

/** y = x Φ(x); the derivative is written over x. */
final class Gelu extends Operation {
  private Variable x;
  private Variable out;

  static Variable apply(Tape tape, Variable x) {
    long start = tape.started();
    Gelu op = tape.next(Gelu.class, Gelu::new);
    op.x = x;
    op.out = tape.variable(x.rows(), x.width());
    GeluKernels kernels = tape.kernels().gelu();
    if (x.hasTangent()) {
      op.out.tangent = tape.lend(x.rows(), x.width());
      kernels.forwardWithTangent(x.value, x.tangent, op.out.value, op.out.tangent);
    } else {
      kernels.forward(x.value, op.out.value);
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
    Matrix slope = x.value;
    GeluKernels kernels = tape.kernels().gelu();
    if (out.hasTangent()) {
      kernels.backwardWithTangent(slope, x.tangent, out.gradient, out.tangentGradient);
      tape.adoptTangent(x, out.tangentGradient);
    } else {
      kernels.backward(slope, out.gradient);
    }
    tape.adopt(x, out.gradient);
  }
}
