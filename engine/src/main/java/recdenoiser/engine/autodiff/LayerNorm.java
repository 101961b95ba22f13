package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.Matrix;

/**
 * Layer norm by token, with gain and bias; the variance is the biased one, ε = 1e-8 inside the
 * root.
 */
final class LayerNorm extends Operation {
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
  void reverse(Tape tape) {
    boolean keep = tape.openGradient(x) == 1;
    boolean tangents = out.hasTangent();
    boolean back = tangents && !x.tangentIsConstant;
    boolean keepTangent = back && tape.openTangentGradient(x) == 1;
    tape.kernels()
        .norm()
        .reverse(
            x.value,
            gain.value(),
            statistics,
            out.gradient,
            tangents ? x.tangent : null,
            tangents ? out.tangentGradient : null,
            x.gradient,
            keep,
            back ? x.tangentGradient : null,
            keepTangent,
            tape.gradientOf(gain),
            tape.gradientOf(bias));
  }
}
