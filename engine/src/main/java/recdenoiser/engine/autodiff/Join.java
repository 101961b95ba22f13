package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.ColumnKernels;
import recdenoiser.engine.tensor.Matrix;

/** x = dropout([left ; right] + P[slot]) by token. It carries no tangent. */
final class Join extends Operation {
  private Variable left;
  private Variable right;
  private Variable out;
  private Parameter positions;
  private int[] slots;
  private Segments segments;
  private double rate;
  private long key;

  /**
   * @param left [T × a], {@code right} [T × b]
   * @param positions [n × a + b], or null
   * @param slots of all tokens of the batch, consecutive within a sequence
   * @return [T × a + b]
   */
  static Variable apply(
      Tape tape,
      Variable left,
      Variable right,
      Parameter positions,
      int[] slots,
      Segments segments,
      double rate,
      long key) {
    long start = tape.started();
    Join op = tape.next(Join.class, Join::new);
    op.left = left;
    op.right = right;
    op.positions = positions;
    op.slots = slots;
    op.segments = segments;
    op.rate = rate;
    op.key = key;
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
    if (positions != null) {
      SlotRows.addFrom(positions.value(), out.value, slots, segments, tape);
    }
    if (rate > 0) {
      tape.kernels().dropout().apply(out.value, rate, key, tape.firstToken(), null, out.value);
    }
  }

  @Override
  void reverse(Tape tape) {
    Matrix gradient = out.gradient;
    if (rate > 0) {
      tape.kernels().dropout().apply(gradient, rate, key, tape.firstToken(), null, gradient);
    }
    if (positions != null) {
      SlotRows.addTo(tape.gradientOf(positions), gradient, slots, segments, tape);
    }
    Columns.addTo(tape, left, gradient, 0);
    Columns.addTo(tape, right, gradient, left.width());
  }
}
