package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.Blas;
import recdenoiser.engine.tensor.Matrix;

/** y = xW + b, by token. Tangent: ẏ = ẋW. */
final class Linear extends Operation {
  private Variable x;
  private Parameter weight;
  private Parameter bias;
  private Variable out;

  /**
   * @param x [T × in]; weight [in × out]; bias [1 × out]; result [T × out]
   */
  static Variable apply(Tape tape, Variable x, Parameter weight, Parameter bias) {
    long start = tape.started();
    Linear op = tape.next(Linear.class, Linear::new);
    op.x = x;
    op.weight = weight;
    op.bias = bias;
    op.out = tape.variable(x.rows(), weight.width());
    tape.kernels().repeatRow(bias.value(), op.out.value);
    tape.blas().multiply(x.value, false, weight.value(), false, 1, op.out.value);
    if (x.hasTangent()) {
      op.out.tangent = tape.lend(x.rows(), weight.width());
      tape.blas().multiply(x.tangent, false, weight.value(), false, 0, op.out.tangent);
    }
    tape.finished(Kind.LINEAR, start);
    return op.out;
  }

  @Override
  Kind kind() {
    return Kind.LINEAR;
  }

  @Override
  void backward(Tape tape) {
    Blas blas = tape.blas();
    int tokens = out.rows();
    Matrix weightGradient = tape.gradientOf(weight);
    blas.multiply(x.value, true, out.gradient, false, 1, weightGradient);
    blas.multiply(
        tape.slice(tape.ones(tokens), 0, 1, tokens, tokens),
        false,
        tape.slice(out.gradient),
        false,
        1,
        tape.slice(tape.gradientOf(bias)));
    // OpenBLAS is a third faster with plain operands, and transposing a weight costs less than that
    Matrix transposed = tape.lend(weight.width(), weight.rows());
    tape.kernels().transpose(weight.value(), transposed);
    int keep = tape.openGradient(x);
    blas.multiply(out.gradient, false, transposed, false, keep, x.gradient);
    if (out.hasTangent()) {
      blas.multiply(x.tangent, true, out.tangentGradient, false, 1, weightGradient);
      if (!x.tangentIsConstant) {
        int keepTangent = tape.openTangentGradient(x);
        blas.multiply(
            out.tangentGradient, false, transposed, false, keepTangent, x.tangentGradient);
      }
    }
  }
}
