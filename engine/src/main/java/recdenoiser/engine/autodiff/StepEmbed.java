package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.kernel.EmbeddingInput;

/** x = dropout(scale · T[id] + b), by step. */
final class StepEmbed extends Operation {
  private final EmbeddingInput input = new EmbeddingInput();
  private int[] idsByStep = new int[0];
  private int[] noSlots = new int[0];
  private Variable out;
  private Lookup lookup;
  private int[] ids;
  private Parameter bias;
  private StepOrder order;
  private Segments segments;
  private Dropout dropout;

  /**
   * @param ids by token of the batch
   * @param bias b [1 × d]; null for none
   * @return [T × d]
   */
  static Variable apply(
      Tape tape,
      Lookup lookup,
      int[] ids,
      Parameter bias,
      StepOrder order,
      Segments segments,
      Dropout dropout) {
    long start = tape.started();
    StepEmbed op = tape.next(StepEmbed.class, StepEmbed::new);
    op.lookup = lookup;
    op.ids = ids;
    op.bias = bias;
    op.order = order;
    op.segments = segments;
    op.dropout = dropout;
    op.out = tape.variable(order.size(), lookup.width());
    op.forward(tape);
    tape.finished(Kind.EMBED, start);
    return op.out;
  }

  private void forward(Tape tape) {
    if (idsByStep.length < order.size()) {
      idsByStep = new int[order.size()];
      noSlots = new int[order.size()];
    }
    int first = segments.firstToken();
    for (int row = 0; row < order.size(); row++) {
      idsByStep[row] = ids[first + order.tokens()[row]];
    }
    input
        .rows(lookup.rows(), idsByStep, lookup.scale())
        .positions(bias == null ? null : bias.value(), noSlots)
        .dropout(0, 0);
    lookup.beforeReading(tape, ids, segments);
    tape.kernels().embed(input, 0, out.value);
    drop(tape, out.value);
  }

  private void drop(Tape tape, Matrix x) {
    if (dropout.rate() > 0) {
      tape.kernels().dropout().apply(x, dropout.rate(), dropout.key(), tape.firstToken(), null, x);
    }
  }

  @Override
  Kind kind() {
    return Kind.EMBED;
  }

  @Override
  void backward(Tape tape) {
    drop(tape, out.gradient);
    int tokens = order.size();
    if (bias != null) {
      tape.blas()
          .multiply(
              tape.slice(tape.ones(tokens), 0, 1, tokens, tokens),
              false,
              tape.slice(out.gradient),
              false,
              1,
              tape.slice(tape.gradientOf(bias)));
    }
    Matrix all = lookup.gradient(ids);
    int offset = all.offset() + segments.firstToken() * out.width();
    Matrix own = new Matrix(all.storage(), offset, tokens, out.width());
    tape.kernels().gather(out.gradient, order.rows(), 0, own);
  }
}
