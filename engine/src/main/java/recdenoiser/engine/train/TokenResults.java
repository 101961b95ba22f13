package recdenoiser.engine.train;

import recdenoiser.engine.autodiff.Segments;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.model.TokenBatch;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.TableGradient;

/**
 * What a step leaves behind for every token of its batch: losses, and the parts of which the
 * gradients of the item tables are made. Shards write to rows of their own.
 */
final class TokenResults {
  private final Precision precision;
  private final int width;
  private Matrix itemGradient;
  private Matrix states;
  private double[] losses = new double[0];
  private double[] antitheticLosses = new double[0];
  private double[] positiveSlope = new double[0];
  private double[] negativeSlope = new double[0];
  private double[] unusedSlope = new double[0];

  TokenResults(Precision precision, int width) {
    this.precision = precision;
    this.width = width;
  }

  void room(int tokens) {
    if (losses.length >= tokens) {
      return;
    }
    int room = Math.max(tokens, losses.length * 5 / 4);
    itemGradient = new Matrix(Storage.of(precision, (long) room * width), 0, room, width);
    states = new Matrix(Storage.of(precision, (long) room * width), 0, room, width);
    losses = new double[room];
    antitheticLosses = new double[room];
    positiveSlope = new double[room];
    negativeSlope = new double[room];
    unusedSlope = new double[room];
  }

  Matrix itemGradient() {
    return itemGradient;
  }

  double[] losses() {
    return losses;
  }

  double[] antitheticLosses() {
    return antitheticLosses;
  }

  /** Weighted loss of a slice; keeps its states and the slopes of its scores. */
  double loss(
      Tape tape,
      Matrix sliceStates,
      Matrix items,
      ShardRunner.Step step,
      Segments segments,
      Matrix stateGradient) {
    TokenBatch batch = step.batch();
    int first = segments.firstToken();
    tape.loss(
        sliceStates,
        items,
        batch.positives(),
        batch.negatives(),
        step.lossWeight(),
        losses,
        positiveSlope,
        negativeSlope,
        stateGradient);
    tape.blas().copyInto(sliceStates, states, first * width);
    double sum = 0;
    for (int t = first; t < first + segments.tokens(); t++) {
      sum += losses[t];
    }
    return sum * step.lossWeight();
  }

  void antitheticLoss(
      Tape tape, Matrix sliceStates, Matrix items, ShardRunner.Step step, Segments segments) {
    TokenBatch batch = step.batch();
    tape.loss(
        sliceStates,
        items,
        batch.positives(),
        batch.negatives(),
        step.lossWeight(),
        antitheticLosses,
        unusedSlope,
        unusedSlope,
        null);
  }

  /**
   * Lists the parts of the tables' gradients: tokens in order, first as inputs, then as positives
   * and negatives.
   */
  void collect(TokenBatch batch, TableGradient input, TableGradient output) {
    int tokens = batch.tokens();
    double scale = Math.sqrt(width);
    input.clear((input == output ? 3 : 1) * tokens);
    if (output != input) {
      output.clear(2 * tokens);
    }
    for (int t = 0; t < tokens; t++) {
      input.add(batch.items()[t], itemGradient, t, scale);
    }
    for (int t = 0; t < tokens; t++) {
      if (batch.positives()[t] != 0) {
        output.add(batch.positives()[t], states, t, positiveSlope[t]);
        output.add(batch.negatives()[t], states, t, negativeSlope[t]);
      }
    }
  }
}
