package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.Matrix;

/** y = some rows of x; one may be taken several times. */
final class SelectRows extends Operation {
  private Variable x;
  private Variable out;
  private int[] rows;
  private int from;

  /**
   * @param rows of which those in places {@code from … from + count - 1} are taken
   */
  static Variable apply(Tape tape, Variable x, int[] rows, int from, int count) {
    long start = tape.started();
    SelectRows op = tape.next(SelectRows.class, SelectRows::new);
    op.x = x;
    op.rows = rows;
    op.from = from;
    op.out = tape.variable(count, x.width());
    tape.kernels().gather(x.value, rows, from, op.out.value);
    if (x.hasTangent()) {
      op.out.tangent = tape.lend(count, x.width());
      tape.kernels().gather(x.tangent, rows, from, op.out.tangent);
    }
    tape.finished(Kind.EMBED, start);
    return op.out;
  }

  @Override
  Kind kind() {
    return Kind.EMBED;
  }

  @Override
  void backward(Tape tape) {
    if (tape.openGradient(x) == 0) {
      tape.blas().scale(x.gradient, 0);
    }
    addTo(x.gradient, tape, out.gradient, rows, from);
    if (out.hasTangent() && !x.tangentIsConstant) {
      if (tape.openTangentGradient(x) == 0) {
        tape.blas().scale(x.tangentGradient, 0);
      }
      addTo(x.tangentGradient, tape, out.tangentGradient, rows, from);
    }
  }

  /** Adds row r of {@code source} to row {@code rows[from + r]} of {@code target}. */
  static void addTo(Matrix target, Tape tape, Matrix source, int[] rows, int from) {
    int d = source.width();
    int end = from + source.rows();
    for (int first = from; first < end; ) {
      int behind = first + 1;
      while (behind < end && rows[behind] == rows[first] + behind - first) {
        behind++;
      }
      int count = (behind - first) * d;
      tape.blas().add(count, source, (first - from) * d, target, rows[first] * d);
      first = behind;
    }
  }
}
