package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.Matrix;

/** y = x + v for every token, with one learned vector v. It carries no tangent. */
final class AddRow extends Operation {
  private Variable x;
  private Parameter row;
  private Variable out;

  /**
   * @param x [T × d]
   * @param row v [1 × d]
   * @return [T × d]
   */
  static Variable apply(Tape tape, Variable x, Parameter row) {
    long start = tape.started();
    AddRow op = tape.next(AddRow.class, AddRow::new);
    op.x = x;
    op.row = row;
    op.out = tape.variable(x.rows(), x.width());
    tape.kernels().repeatRow(row.value(), op.out.value);
    tape.blas().add(x.value.size(), x.value, 0, op.out.value, 0);
    tape.finished(Kind.LINEAR, start);
    return op.out;
  }

  @Override
  Kind kind() {
    return Kind.LINEAR;
  }

  @Override
  void backward(Tape tape) {
    int tokens = out.rows();
    Matrix sum = tape.gradientOf(row);
    tape.blas()
        .multiply(
            tape.slice(tape.ones(tokens), 0, 1, tokens, tokens),
            false,
            tape.slice(out.gradient),
            false,
            1,
            tape.slice(sum));
    tape.adopt(x, out.gradient);
  }
}
