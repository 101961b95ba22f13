package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.kernel.EmbeddingInput;

/** x = dropout(P[slot]) by token; it is constant along the tangent. */
final class SlotRows extends Operation {
  private final EmbeddingInput input = new EmbeddingInput();
  private Variable out;
  private Segments segments;
  private SlotEmbedding positions;
  private Dropout dropout;

  /**
   * @return [T × d]
   */
  static Variable apply(Tape tape, SlotEmbedding positions, Segments segments, Dropout dropout) {
    long start = tape.started();
    SlotRows op = tape.next(SlotRows.class, SlotRows::new);
    op.segments = segments;
    op.positions = positions;
    op.dropout = dropout;
    op.out = tape.variable(segments.tokens(), positions.vectors().width());
    op.out.tangentIsConstant = true;
    op.input.rows(positions.values(), positions.slots(), 1).dropout(dropout.rate(), dropout.key());
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
    Matrix gradient = tape.lend(out.rows(), out.width());
    tape.kernels()
        .dropout()
        .apply(out.gradient, dropout.rate(), dropout.key(), tape.firstToken(), null, gradient);
    positions.addGradient(tape, gradient, segments);
  }
}
