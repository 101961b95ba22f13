package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.Matrix;

/** x = dropout(P[slot]) by token; it is constant along the tangent. */
final class SlotRows extends Operation {
  private Variable out;
  private Segments segments;
  private Parameter positions;
  private int[] slots;
  private double rate;
  private long key;

  /**
   * @param positions [n × d]
   * @param slots of all tokens of the batch, consecutive within a sequence
   * @return [T × d]
   */
  static Variable apply(
      Tape tape, Parameter positions, int[] slots, Segments segments, double rate, long key) {
    long start = tape.started();
    SlotRows op = tape.next(SlotRows.class, SlotRows::new);
    op.segments = segments;
    op.positions = positions;
    op.slots = slots;
    op.rate = rate;
    op.key = key;
    op.out = tape.variable(segments.tokens(), positions.width());
    op.out.tangentIsConstant = true;
    tape.kernels()
        .embed(
            positions.value(),
            1,
            null,
            slots,
            slots,
            segments.firstToken(),
            rate,
            key,
            op.out.value);
    tape.finished(Kind.EMBED, start);
    return op.out;
  }

  @Override
  Kind kind() {
    return Kind.EMBED;
  }

  @Override
  void reverse(Tape tape) {
    Matrix gradient = tape.lend(out.rows(), out.width());
    tape.kernels().dropout().apply(out.gradient, rate, key, tape.firstToken(), null, gradient);
    addTo(tape.gradientOf(positions), gradient, slots, segments, tape);
  }

  /** Adds the rows of {@code gradient} [T × d] to those of their slots. */
  static void addTo(Matrix positions, Matrix gradient, int[] slots, Segments segments, Tape tape) {
    int d = gradient.width();
    for (int s = segments.from(); s < segments.to(); s++) {
      int length = segments.length(s);
      if (length > 0) {
        int slot = slots[segments.offsets()[s]];
        tape.blas().add(length * d, gradient, segments.row(s) * d, positions, slot * d);
      }
    }
  }

  /** Adds the rows of slots to {@code x} [T × d]. */
  static void addFrom(Matrix positions, Matrix x, int[] slots, Segments segments, Tape tape) {
    int d = x.width();
    for (int s = segments.from(); s < segments.to(); s++) {
      int length = segments.length(s);
      if (length > 0) {
        int slot = slots[segments.offsets()[s]];
        tape.blas().add(length * d, positions, slot * d, x, segments.row(s) * d);
      }
    }
  }
}
