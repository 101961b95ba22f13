package recdenoiser.engine.autodiff;

/** y = x + b, by token. */
final class AddBias extends Operation {
  private Variable x;
  private Parameter bias;
  private Variable out;

  /**
   * @param x [T × d]
   * @param bias [1 × d]
   */
  static Variable apply(Tape tape, Variable x, Parameter bias) {
    long start = tape.started();
    AddBias op = tape.next(AddBias.class, AddBias::new);
    op.x = x;
    op.bias = bias;
    op.out = tape.variable(x.rows(), x.width());
    tape.kernels().repeatRow(bias.value(), op.out.value);
    tape.blas().add(x.value.size(), x.value, 0, op.out.value, 0);
    tape.finished(Kind.EMBED, start);
    return op.out;
  }

  @Override
  Kind kind() {
    return Kind.EMBED;
  }

  @Override
  void backward(Tape tape) {
    int tokens = out.rows();
    tape.blas()
        .multiply(
            tape.slice(tape.ones(tokens), 0, 1, tokens, tokens),
            false,
            tape.slice(out.gradient),
            false,
            1,
            tape.slice(tape.gradientOf(bias)));
    tape.adopt(x, out.gradient);
  }
}
