package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.kernel.EmbeddingInput;

/** x = scale · T[id] by token. It carries no tangent. */
final class Gather extends Operation {
  private final EmbeddingInput input = new EmbeddingInput();
  private Variable out;
  private Lookup lookup;
  private int[] ids;
  private Segments segments;

  /**
   * @param ids by token of the batch
   * @return [T × d]
   */
  static Variable apply(Tape tape, Lookup lookup, int[] ids, Segments segments) {
    long start = tape.started();
    Gather op = tape.next(Gather.class, Gather::new);
    op.lookup = lookup;
    op.ids = ids;
    op.segments = segments;
    op.out = tape.variable(segments.tokens(), lookup.width());
    op.input.rows(lookup.rows(), ids, lookup.scale());
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
    int at = segments.firstToken() * out.width();
    tape.blas().copyInto(out.gradient, lookup.gradient(ids), at);
  }
}
