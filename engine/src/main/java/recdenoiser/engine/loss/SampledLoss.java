package recdenoiser.engine.loss;

import java.util.Arrays;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Segments;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.batch.BatchAssembler;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.loss.LossSettings.Loss;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.kernel.LossKernels;

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
final class SampledLoss extends PredictionLoss {
  private static final double[] NEVER = {-1e30};

  private final int count;
  private final boolean binary;
  private final boolean shared;
  private final double calibration;
  private final NegativeSampler sampler;
  private final SampledGradient gradient;
  private int[] negatives = new int[0];
  private double[] targetScores = new double[0];
  private double[] offsets = new double[0];
  private double[] ones = new double[0];
  private double[] placeLosses = new double[0];

  SampledLoss(OutputItems output, LossSettings settings, NegativeSampler sampler) {
    super(output);
    count = settings.lossNegatives();
    binary = settings.loss() == Loss.BINARY;
    this.sampler = sampler;
    shared = sampler.shared();
    calibration = calibration(settings, output.count());
    gradient = new SampledGradient(output, count, shared);
    output.items().addPart(sum -> gradient.addItems(predictions.targets(), negatives, sum));
    if (output.hasBias()) {
      output.bias().addPart(sum -> gradient.addBiases(predictions.targets(), negatives, sum));
    }
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
  void slice(Tape tape, Encoded encoded, LossSlice slice, Gradients gradients) {
    TokenBatch batch = slice.batch();
    Segments segments = slice.segments();
    int first = segments.firstToken();
    int predicted = predictions.list(batch, segments);
    int[] rows = predictions.rows(encoded, predicted);
    int[] tokens = predictions.tokens();
    int end = first + predicted;
    slice.clearLosses();
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
        Group predictionsOfGroup = new Group(group, place, next, rows, slice.weight());
        group(tape, encoded, predictionsOfGroup, gradients);
        tape.rewind(mark);
        place = next;
      }
    }
    for (int p = first; p < end; p++) {
      slice.losses()[first + tokens[p]] = placeLosses[p];
      if (gradients != null && gradients.offsets() != null) {
        gradients.offsets().write(rows[p], offsets, p, 1);
      }
    }
  }

  /**
   * Predictions in places {@code from … to - 1}, which share their negatives.
   *
   * @param negatives index of the group among those of the batch
   * @param rows by place those of the states
   * @param weight of their losses
   */
  private record Group(int negatives, int from, int to, int[] rows, double weight) {}

  private void group(Tape tape, Encoded encoded, Group which, Gradients gradients) {
    int from = which.from();
    int to = which.to();
    int group = which.negatives();
    int[] rows = which.rows();
    double weight = which.weight();
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
    if (gradients != null) {
      Matrix result = tape.lend(m, width);
      tape.blas().multiply(scores, false, others, false, 0, result);
      kernels.combineRows(result, ones, targets, targetScores, from);
      Ops.addRows(tape, result, rows, from, gradients.states());
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
}
