package recdenoiser.engine.train;

import java.util.Arrays;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Segments;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.model.Backbone;
import recdenoiser.engine.model.Encoded;
import recdenoiser.engine.model.Rows;
import recdenoiser.engine.model.TokenBatch;
import recdenoiser.engine.tensor.Kernels;
import recdenoiser.engine.tensor.LossKernels;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.TableGradient;
import recdenoiser.engine.tensor.Workers;
import recdenoiser.engine.train.LossSettings.Loss;

/**
 * Comparison of the target with K sampled items, by binary cross-entropy or by the softmax over the
 * K + 1 scores.
 *
 * <p>Binary: β softplus(-s⁺) + Σ softplus(s⁻), the sum over the negatives, which for K = 1 and β =
 * 1 is SASRec's loss. β = 1 - t (1 - a) with a = K / (items - 1) is gBCE (Petrov and Macdonald,
 * gSASRec, RecSys 2023, section 5). The authors divide the sum by K + 1, which Adam does not see.
 *
 * <p>Softmax: a negative that happens to be the target has no part in it.
 *
 * <p>Letters: m predictions that share their K negatives, d width. Their scores are one product [m
 * × d] · [d × K]; m is 1 where every prediction has negatives of its own.
 */
final class SampledLoss implements TokenLoss {
  private static final double[] NEVER = {-1e30};

  private final Matrix items;
  private final Matrix bias;
  private final int width;
  private final int count;
  private final boolean binary;
  private final boolean shared;
  private final double calibration;
  private final NegativeSampler sampler;
  private final Predictions predictions = new Predictions();
  private final SampledGradient gradient;
  private int[] negatives = new int[0];
  private double[] targetScores = new double[0];
  private double[] offsets = new double[0];
  private double[] ones = new double[0];
  private double[] placeLosses = new double[0];

  SampledLoss(Backbone model, LossSettings settings, NegativeSampler sampler) {
    items = model.tables().get(model.outputItems()).values();
    bias = model.outputBias() < 0 ? null : model.tables().get(model.outputBias()).values();
    width = items.width();
    count = settings.lossNegatives();
    binary = settings.loss() == Loss.BINARY;
    this.sampler = sampler;
    shared = sampler.shared();
    calibration = calibration(settings, model.items());
    gradient = new SampledGradient(model, count, shared);
  }

  /** β, between 1 and a. */
  static double calibration(LossSettings settings, int items) {
    double rate = Math.min(1, settings.lossNegatives() / Math.max(1.0, items - 1));
    return 1 - settings.calibration() * (1 - rate);
  }

  @Override
  public void begin(TokenBatch batch) {
    predictions.begin(batch);
    int groups = shared ? batch.sequences() : batch.tokens();
    gradient.begin(batch.tokens(), groups);
    if (negatives.length < groups * count) {
      negatives = new int[Math.max(groups * count, negatives.length * 5 / 4)];
    }
    if (ones.length < batch.tokens()) {
      int room = Math.max(batch.tokens(), ones.length * 5 / 4);
      targetScores = new double[room];
      offsets = new double[room];
      placeLosses = new double[room];
      ones = new double[room];
      Arrays.fill(ones, 1);
    }
  }

  /** K items for each token, or for each sequence where its positions share them. */
  int[] negatives() {
    return negatives;
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
    sampler.drawMany(assembler, batch, from, to, step, seen, negatives);
  }

  @Override
  public Rows wanted(TokenBatch batch, Segments segments) {
    return predictions.wanted(batch, segments);
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
    int rows = encoded.states().value().rows();
    Matrix stateGradient = zeros(tape, rows, width);
    Matrix offsetGradient = encoded.offsets() == null ? null : zeros(tape, rows, 1);
    slice(tape, encoded, batch, segments, weight, losses, stateGradient, offsetGradient);
    Ops.seedGradient(encoded.states(), stateGradient);
    if (offsetGradient != null) {
      Ops.seedGradient(encoded.offsets(), offsetGradient);
    }
  }

  private static Matrix zeros(Tape tape, int rows, int columns) {
    Matrix zeros = tape.lend(rows, columns);
    tape.blas().scale(zeros, 0);
    return zeros;
  }

  @Override
  public void compare(
      Tape tape, Encoded encoded, TokenBatch batch, Segments segments, double[] losses) {
    slice(tape, encoded, batch, segments, 1, losses, null, null);
  }

  /**
   * @param stateGradient zeros so far; null if gradients are not asked for
   */
  private void slice(
      Tape tape,
      Encoded encoded,
      TokenBatch batch,
      Segments segments,
      double weight,
      double[] losses,
      Matrix stateGradient,
      Matrix offsetGradient) {
    int first = segments.firstToken();
    int predicted = predictions.list(batch, segments);
    int[] rows = predictions.rows(encoded, predicted);
    int[] tokens = predictions.tokens();
    int end = first + predicted;
    Arrays.fill(losses, first, first + segments.tokens(), 0);
    Tape.Mark mark = tape.mark();
    int place = first;
    for (int s = segments.from(); s < segments.to(); s++) {
      int behind = batch.offsets()[s + 1] - first;
      while (place < end && tokens[place] < behind) {
        int group = shared ? s : first + tokens[place];
        int next = place + 1;
        while (shared && next < end && tokens[next] < behind) {
          next++;
        }
        group(tape, encoded, rows, place, next, group, weight, stateGradient);
        tape.rewind(mark);
        place = next;
      }
    }
    for (int p = first; p < end; p++) {
      losses[first + tokens[p]] = placeLosses[p];
      if (offsetGradient != null) {
        offsetGradient.write(rows[p], offsets, p, 1);
      }
    }
  }

  /**
   * Compares predictions in places {@code from … to - 1} with the negatives of their group.
   *
   * @param rows by place those of the states
   */
  private void group(
      Tape tape,
      Encoded encoded,
      int[] rows,
      int from,
      int to,
      int group,
      double weight,
      Matrix stateGradient) {
    int m = to - from;
    Matrix states = gather(tape, encoded.states().value(), rows, from, m);
    Matrix targets = gather(tape, items, predictions.targets(), from, m);
    Matrix others = gather(tape, items, negatives, group * count, count);
    Matrix scores = tape.lend(m, count);
    startWithBias(tape, group, scores);
    tape.blas().multiply(states, false, others, true, bias == null ? 0 : 1, scores);
    LossKernels kernels = tape.kernels().losses();
    kernels.innerProducts(states, targets, targetScores, from);
    addBias(from, to);
    readOffsets(encoded, rows, from, to);
    if (binary) {
      kernels.binary(targetScores, scores, offsets, from, calibration, weight, placeLosses);
    } else {
      leaveOutTargets(scores, from, group);
      kernels.sampledSoftmax(targetScores, scores, from, weight, placeLosses);
      Arrays.fill(offsets, from, to, 0);
    }
    if (stateGradient != null) {
      Matrix result = tape.lend(m, width);
      tape.blas().multiply(scores, false, others, false, 0, result);
      kernels.combineRows(result, ones, targets, targetScores, from);
      Ops.addRows(tape, result, rows, from, stateGradient);
      gradient.keep(tape, group, from, states, targetScores, scores);
    }
  }

  private static Matrix gather(Tape tape, Matrix source, int[] rows, int from, int count) {
    Matrix gathered = tape.lend(count, source.width());
    tape.kernels().gather(source, rows, from, gathered);
    return gathered;
  }

  private void startWithBias(Tape tape, int group, Matrix scores) {
    if (bias != null) {
      Matrix row = gather(tape, bias, negatives, group * count, count);
      row.view(row.storage(), row.offset(), 1, count);
      tape.kernels().repeatRow(row, scores);
    }
  }

  private void addBias(int from, int to) {
    if (bias == null) {
      return;
    }
    double[] one = new double[1];
    for (int p = from; p < to; p++) {
      bias.read(predictions.targets()[p], one, 0, 1);
      targetScores[p] += one[0];
    }
  }

  private void readOffsets(Encoded encoded, int[] rows, int from, int to) {
    if (encoded.offsets() == null) {
      Arrays.fill(offsets, from, to, 0);
      return;
    }
    for (int p = from; p < to; p++) {
      encoded.offsets().value().read(rows[p], offsets, p, 1);
    }
  }

  private void leaveOutTargets(Matrix scores, int from, int group) {
    for (int t = 0; t < scores.rows(); t++) {
      int target = predictions.targets()[from + t];
      for (int k = 0; k < count; k++) {
        if (negatives[group * count + k] == target) {
          scores.write(t * count + k, NEVER, 0, 1);
        }
      }
    }
  }

  @Override
  public void collect(
      TokenBatch batch,
      double weight,
      Workers workers,
      Kernels[] kernels,
      TableGradient[] gradients) {
    gradient.collect(batch.tokens(), predictions.targets(), negatives, gradients);
  }
}
