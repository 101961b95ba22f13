package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.kernel.NormGradients;
import recdenoiser.engine.tensor.kernel.NormKernels;

/**
 * Layer norm by token, with gain and bias; the variance is the biased one, ε = 1e-8 inside the
 * root.
 */
final class LayerNorm extends Operation {
  private final NormGradients gradients = new NormGradients();
  private Variable x;
  private Parameter gain;
  private Parameter bias;
  private Matrix statistics;
  private Variable out;

  static Variable apply(Tape tape, Variable x, Parameter gain, Parameter bias) {
    long start = tape.started();
    LayerNorm op = tape.next(LayerNorm.class, LayerNorm::new);
    op.x = x;
    op.gain = gain;
    op.bias = bias;
    op.statistics = tape.lend(x.rows(), 2);
    op.out = tape.variable(x.rows(), x.width());
    tape.kernels().norm().forward(x.value, gain.value(), bias.value(), op.out.value, op.statistics);
    if (x.hasTangent()) {
      op.out.tangent = tape.lend(x.rows(), x.width());
      tape.kernels()
          .norm()
          .tangent(x.value, gain.value(), op.statistics, x.tangent, op.out.tangent);
    }
    tape.finished(Kind.NORM, start);
    return op.out;
  }

  @Override
  Kind kind() {
    return Kind.NORM;
  }

  @Override
  void backward(Tape tape) {
    NormKernels norm = tape.kernels().norm();
    boolean keep = tape.openGradient(x) == 1;
    gradients.input(x.gradient, keep);
    gradients.parameters(tape.gradientOf(gain), tape.gradientOf(bias));
    if (out.hasTangent()) {
      boolean back = !x.tangentIsConstant;
      boolean keepTangent = back && tape.openTangentGradient(x) == 1;
      gradients.tangent(back ? x.tangentGradient : null, keepTangent);
      norm.backwardWithTangent(
          x.value,
          gain.value(),
          statistics,
          x.tangent,
          out.gradient,
          out.tangentGradient,
          gradients);
    } else {
      norm.backward(x.value, gain.value(), statistics, out.gradient, gradients);
    }
  }
}
