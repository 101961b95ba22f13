package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.kernel.EmbeddingInput;

/** x = dropout(scale · T[id] + P[slot]) by token. */
final class Embed extends Operation {
  private final EmbeddingInput input = new EmbeddingInput();
  private Variable out;
  private Lookup lookup;
  private int[] ids;
  private SlotEmbedding positions;
  private Segments segments;
  private Dropout dropout;

  /**
   * @param ids by token of the batch
   * @return [T × d]
   */
  static Variable apply(
      Tape tape,
      Lookup lookup,
      int[] ids,
      SlotEmbedding positions,
      Segments segments,
      Dropout dropout) {
    long start = tape.started();
    Embed op = tape.next(Embed.class, Embed::new);
    op.lookup = lookup;
    op.ids = ids;
    op.positions = positions;
    op.segments = segments;
    op.dropout = dropout;
    op.out = tape.variable(segments.tokens(), lookup.width());
    op.input
        .rows(lookup.rows(), ids, lookup.scale())
        .positions(positions.values(), positions.slots())
        .dropout(dropout.rate(), dropout.key());
    lookup.beforeReading(tape, ids, segments);
    tape.kernels().embed(op.input, segments.firstToken(), op.out.value);
    tape.finished(Kind.EMBED, start);
    return op.out;
  }

  @Override
  Kind kind() {
    return Kind.EMBED;
  }

  @Override
  void backward(Tape tape) {
    tape.kernels()
        .dropout()
        .apply(out.gradient, dropout.rate(), dropout.key(), tape.firstToken(), null, out.gradient);
    if (!positions.isNone()) {
      positions.addGradient(tape, out.gradient, segments);
    }
    int at = segments.firstToken() * out.width();
    tape.blas().copyInto(out.gradient, lookup.gradient(ids), at);
  }
}
