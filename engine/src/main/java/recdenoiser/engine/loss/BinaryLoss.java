package recdenoiser.engine.loss;

import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Segments;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.batch.BatchAssembler;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.TableGradient;
import recdenoiser.engine.tensor.kernel.ItemPairs;

/** Binary cross-entropy of the logits of the target and of one negative, as SASRec. */
final class BinaryLoss implements TokenLoss {
  private final NegativeSampler sampler;
  private final OutputItems output;
  private final Matrix items;
  private final int width;
  private TokenBatch batch;
  private Matrix states;
  private double[] positiveSlope = new double[0];
  private double[] negativeSlope = new double[0];
  private double[] bothSlopes = new double[0];
  private double[] unusedSlope = new double[0];

  BinaryLoss(OutputItems output, NegativeSampler sampler) {
    this.sampler = sampler;
    this.output = output;
    items = output.vectors();
    width = items.width();
    output.items().addPart(this::addTo);
  }

  @Override
  public void begin(TokenBatch newBatch) {
    batch = newBatch;
    if (positiveSlope.length >= batch.tokens()) {
      return;
    }
    int room = Math.max(batch.tokens(), positiveSlope.length * 5 / 4);
    Precision precision = items.precision();
    states = new Matrix(Storage.of(precision, (long) room * width), 0, room, width);
    positiveSlope = new double[room];
    negativeSlope = new double[room];
    bothSlopes = new double[room];
    unusedSlope = new double[room];
  }

  @Override
  public boolean needsWholeBatch() {
    return sampler.needsWholeBatch();
  }

  @Override
  public void see(TokenBatch batch, long step) {
    sampler.begin(batch);
  }

  @Override
  public void draw(
      BatchAssembler assembler, TokenBatch batch, int from, int to, long step, byte[] seen) {
    sampler.drawOne(assembler, batch, from, to, step, seen);
  }

  @Override
  public void forward(Tape tape, Encoded encoded, LossSlice slice) {
    Segments segments = slice.segments();
    Matrix rows = encoded.states().value();
    Matrix gradient = tape.lend(segments.tokens(), width);
    beforeReading(tape, segments);
    ItemPairs pairs = itemPairs(tape).results(slice.losses(), positiveSlope, negativeSlope);
    tape.loss(rows, offsets(encoded), items, pairs, slice.weight(), gradient);
    tape.blas().copyInto(rows, states, segments.firstToken() * width);
    Ops.loss(tape, encoded.states(), gradient);
    if (encoded.offsets() != null) {
      Ops.loss(tape, encoded.offsets(), offsetGradient(tape, segments));
    }
  }

  private static Matrix offsets(Encoded encoded) {
    return encoded.offsets() == null ? null : encoded.offsets().value();
  }

  /** An offset is part of both scores. */
  private Matrix offsetGradient(Tape tape, Segments segments) {
    Matrix gradient = tape.lend(segments.tokens(), 1);
    int first = segments.firstToken();
    for (int t = first; t < first + segments.tokens(); t++) {
      bothSlopes[t] = positiveSlope[t] + negativeSlope[t];
    }
    gradient.write(0, bothSlopes, first, segments.tokens());
    return gradient;
  }

  @Override
  public void evaluate(Tape tape, Encoded encoded, LossSlice slice) {
    beforeReading(tape, slice.segments());
    ItemPairs pairs = itemPairs(tape).results(slice.losses(), unusedSlope, unusedSlope);
    tape.loss(encoded.states().value(), offsets(encoded), items, pairs, 1, null);
  }

  private void beforeReading(Tape tape, Segments segments) {
    output.beforeReading(tape, batch.positives(), segments.firstToken(), segments.tokens());
    output.beforeReading(tape, batch.negatives(), segments.firstToken(), segments.tokens());
  }

  private ItemPairs itemPairs(Tape tape) {
    return tape.itemPairs().items(batch.positives(), batch.negatives());
  }

  /** The part of the items' gradient. */
  private void addTo(TableGradient gradient) {
    for (int t = 0; t < batch.tokens(); t++) {
      if (batch.positives()[t] != 0) {
        gradient.add(batch.positives()[t], states, t, positiveSlope[t]);
        gradient.add(batch.negatives()[t], states, t, negativeSlope[t]);
      }
    }
  }
}
