package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.Matrix;

/**
 * x = scale · table[id] by token. Its gradient is left where it is told: a table is updated row by
 * row, not shard by shard. It carries no tangent.
 */
final class Gather extends Operation {
  private Variable out;
  private Segments segments;
  private Matrix rowGradient;

  /**
   * @param table [ids + 1 × d]
   * @param ids of all tokens of the batch
   * @param rowGradient [all tokens × d] of the batch; receives the gradient of x by token; null if
   *     there is no way back
   */
  static Variable apply(
      Tape tape, Matrix table, int[] ids, Segments segments, double scale, Matrix rowGradient) {
    long start = tape.started();
    Gather op = tape.next(Gather.class, Gather::new);
    op.segments = segments;
    op.rowGradient = rowGradient;
    op.out = tape.variable(segments.tokens(), table.width());
    tape.kernels().embed(table, scale, null, ids, ids, segments.firstToken(), 0, 0, op.out.value);
    tape.finished(Kind.EMBED, start);
    return op.out;
  }

  @Override
  Kind kind() {
    return Kind.EMBED;
  }

  @Override
  void reverse(Tape tape) {
    int at = segments.firstToken() * out.width();
    tape.blas().copyInto(out.gradient, rowGradient, at);
  }
}
