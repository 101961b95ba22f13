package recdenoiser.engine.autodiff;

/** y = dropout(max(x, 0)), written over x. */
final class ReluDropout extends Operation {
  private Variable x;
  private Variable out;
  private double rate;

  static Variable apply(Tape tape, Variable x, double rate, long key) {
    long start = tape.started();
    ReluDropout op = tape.next(ReluDropout.class, ReluDropout::new);
    op.x = x;
    op.rate = rate;
    op.out = tape.variable(x.value);
    tape.kernels().dropout().relu(x.value, rate, key, tape.firstToken());
    if (x.hasTangent()) {
      tape.kernels().dropout().reluLinear(x.value, rate, x.tangent);
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
    tape.kernels().dropout().reluLinear(out.value, rate, out.gradient);
    tape.adopt(x, out.gradient);
    if (out.hasTangent()) {
      tape.kernels().dropout().reluLinear(out.value, rate, out.tangentGradient);
      tape.adoptTangent(x, out.tangentGradient);
    }
  }
}
