package recdenoiser.engine.train;

import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Segments;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.model.Backbone;
import recdenoiser.engine.model.Encoded;
import recdenoiser.engine.model.TokenBatch;
import recdenoiser.engine.tensor.Kernels;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.TableGradient;
import recdenoiser.engine.tensor.Workers;

/** Binary cross-entropy of the target and of one negative, as SASRec. */
final class BinaryLoss implements TokenLoss {
  private final NegativeSampler sampler;
  private final Matrix items;
  private final int outputTable;
  private final int width;
  private Matrix states;
  private double[] positiveSlope = new double[0];
  private double[] negativeSlope = new double[0];
  private double[] bothSlopes = new double[0];
  private double[] unusedSlope = new double[0];

  BinaryLoss(Backbone model, NegativeSampler sampler) {
    this.sampler = sampler;
    outputTable = model.outputItems();
    items = model.tables().get(outputTable).values();
    width = items.width();
  }

  @Override
  public void begin(TokenBatch batch) {
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
  public void see(TokenBatch batch) {
    sampler.begin(batch);
  }

  @Override
  public void draw(
      BatchAssembler assembler, TokenBatch batch, int from, int to, long step, byte[] seen) {
    sampler.drawOne(assembler, batch, from, to, step, seen);
  }

  @Override
  public void forward(
      Tape tape,
      Encoded encoded,
      TokenBatch batch,
      Segments segments,
      int shard,
      double weight,
      double[] losses) {
    Matrix slice = encoded.states().value();
    Matrix gradient = tape.lend(segments.tokens(), width);
    tape.loss(
        slice,
        offsets(encoded),
        items,
        batch.positives(),
        batch.negatives(),
        weight,
        losses,
        positiveSlope,
        negativeSlope,
        gradient);
    tape.blas().copyInto(slice, states, segments.firstToken() * width);
    Ops.seedGradient(encoded.states(), gradient);
    if (encoded.offsets() != null) {
      Ops.seedGradient(encoded.offsets(), offsetGradient(tape, segments));
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
  public void compare(
      Tape tape, Encoded encoded, TokenBatch batch, Segments segments, double[] losses) {
    tape.loss(
        encoded.states().value(),
        offsets(encoded),
        items,
        batch.positives(),
        batch.negatives(),
        1,
        losses,
        unusedSlope,
        unusedSlope,
        null);
  }

  @Override
  public void collect(
      TokenBatch batch,
      double weight,
      Workers workers,
      Kernels[] kernels,
      TableGradient[] gradients) {
    TableGradient output = gradients[outputTable];
    for (int t = 0; t < batch.tokens(); t++) {
      if (batch.positives()[t] != 0) {
        output.add(batch.positives()[t], states, t, positiveSlope[t]);
        output.add(batch.negatives()[t], states, t, negativeSlope[t]);
      }
    }
  }
}
