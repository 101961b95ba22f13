package recdenoiser.engine.autodiff;

/** Inner products, row by row: y_t = ⟨a_t, b_t⟩. It carries no tangent. */
final class RowDot extends Operation {
  private Variable a;
  private Variable b;
  private Variable out;

  /**
   * @param a [T × d], and {@code b} alike
   * @return [T × 1]
   */
  static Variable apply(Tape tape, Variable a, Variable b) {
    long start = tape.started();
    RowDot op = tape.next(RowDot.class, RowDot::new);
    op.a = a;
    op.b = b;
    op.out = tape.variable(a.rows(), 1);
    tape.kernels().columns().dots(a.value, b.value, op.out.value);
    tape.finished(Kind.LOSS, start);
    return op.out;
  }

  @Override
  Kind kind() {
    return Kind.LOSS;
  }

  @Override
  void backward(Tape tape) {
    addTo(tape, a, b);
    addTo(tape, b, a);
  }

  private void addTo(Tape tape, Variable x, Variable other) {
    if (tape.openGradient(x) == 0) {
      tape.blas().scale(x.gradient, 0);
    }
    tape.kernels().columns().addScaled(out.gradient, other.value, x.gradient);
  }
}
