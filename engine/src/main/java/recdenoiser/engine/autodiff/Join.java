package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.kernel.ColumnKernels;

/** x = dropout([left ; right] + P[slot]) by token. It carries no tangent. */
final class Join extends Operation {
  private Variable left;
  private Variable right;
  private Variable out;
  private SlotEmbedding positions;
  private Segments segments;
  private Dropout dropout;

  /**
   * @param left [T × a], {@code right} [T × b]
   * @param positions of width a + b
   * @return [T × a + b]
   */
  static Variable apply(
      Tape tape,
      Variable left,
      Variable right,
      SlotEmbedding positions,
      Segments segments,
      Dropout dropout) {
    long start = tape.started();
    Join op = tape.next(Join.class, Join::new);
    op.left = left;
    op.right = right;
    op.positions = positions;
    op.segments = segments;
    op.dropout = dropout;
    op.forward(tape);
    tape.finished(Kind.EMBED, start);
    return op.out;
  }

  @Override
  Kind kind() {
    return Kind.EMBED;
  }

  private void forward(Tape tape) {
    out = tape.variable(left.rows(), left.width() + right.width());
    ColumnKernels columns = tape.kernels().columns();
    columns.copy(left.value, 0, out.value, 0, left.width());
    columns.copy(right.value, 0, out.value, left.width(), right.width());
    if (!positions.isNone()) {
      positions.addTo(tape, out.value, segments);
    }
    drop(tape, out.value);
  }

  private void drop(Tape tape, Matrix x) {
    if (dropout.rate() > 0) {
      tape.kernels().dropout().apply(x, dropout.rate(), dropout.key(), tape.firstToken(), null, x);
    }
  }

  @Override
  void backward(Tape tape) {
    Matrix gradient = out.gradient;
    drop(tape, gradient);
    if (!positions.isNone()) {
      positions.addGradient(tape, gradient, segments);
    }
    Columns.addTo(tape, left, gradient, 0);
    Columns.addTo(tape, right, gradient, left.width());
  }
}
