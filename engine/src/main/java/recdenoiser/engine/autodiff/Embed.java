package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.Matrix;

/**
 * x = dropout(scale · T[item] + P[slot]). The gradient of the item rows is left in {@link
 * #itemGradient}: a table is updated row by row, not shard by shard.
 */
final class Embed extends Operation {
  private Variable out;
  private Segments segments;
  private Parameter positions;
  private Matrix itemGradient;
  private int[] slots;
  private double rate;
  private long key;

  /**
   * @param table [items + 1 × d]
   * @param positions [n × d], or null
   * @param itemGradient [all tokens × d] of the batch; receives the gradient of scale · T[item] by
   *     token; null if there is no way back
   */
  static Variable apply(
      Tape tape,
      Matrix table,
      double scale,
      Parameter positions,
      int[] items,
      int[] slots,
      Segments segments,
      double rate,
      long key,
      Matrix itemGradient) {
    long start = tape.started();
    Embed op = tape.next(Embed.class, Embed::new);
    op.segments = segments;
    op.positions = positions;
    op.slots = slots;
    op.rate = rate;
    op.key = key;
    op.itemGradient = itemGradient;
    op.out = tape.variable(segments.tokens(), table.width());
    tape.kernels()
        .embed(
            table,
            scale,
            positions == null ? null : positions.value(),
            items,
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
    int d = out.width();
    tape.kernels().dropout().apply(out.gradient, rate, key, tape.firstToken(), null, out.gradient);
    if (positions != null) {
      SlotRows.addTo(tape.gradientOf(positions), out.gradient, slots, segments, tape);
    }
    tape.blas().copyInto(out.gradient, itemGradient, segments.firstToken() * d);
  }
}
