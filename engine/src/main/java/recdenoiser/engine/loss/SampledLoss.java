package recdenoiser.engine.loss;

import java.util.Arrays;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.batch.BatchAssembler;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.loss.LossSettings.Loss;
import recdenoiser.engine.loss.LossSettings.NegativesFor;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.kernel.LossKernels;

/**
 * Comparison of the target with K sampled items, by one of several losses.
 *
 * <p>Binary: β softplus(-s⁺) + Σ softplus(s⁻), the sum over the negatives, which for K = 1 and β =
 * 1 is SASRec's loss. β = 1 - t (1 - a) with a = K / (items - 1) is gBCE (Petrov and Macdonald,
 * gSASRec, RecSys 2023, section 5). The authors divide the sum by K + 1, which Adam does not see.
 *
 * <p>A negative that happens to be the target has no part in the other losses, nor in this one
 * where the batch shares its negatives. GRU4Rec's code leaves out the prediction's own place in the
 * batch alone, so that the target is a negative, too, where another sequence predicts it.
 *
 * <p>Letters: m predictions that share their K negatives, d width. Their scores are one product [m
 * × d] · [d × K], or as many distances; m is 1 where every prediction has negatives of its own.
 */
final class SampledLoss extends PredictionLoss {
  private static final double[] NEVER = {LossKernels.ABSENT};

  /** Predictions that are worked on at a time where the batch shares its negatives. */
  private static final int ROWS = 128;

  private final int count;
  private final NegativesFor shared;
  private final boolean leavesOutTargets;
  private final Comparison comparison;
  private final NegativeSampler sampler;
  private final Distances distances;
  private final SampledItemGradient itemGradient;
  private final SampledBiasGradient biasGradient;
  private final byte[] nothing;
  private int[] negatives = new int[0];
  private double[] targetScores = new double[0];
  private double[] offsets = new double[0];
  private double[] ones = new double[0];
  private double[] placeLosses = new double[0];
  private double[] targetDistances = new double[0];
  private double[] targetFactors = new double[0];
  private double[] factorSums = new double[0];

  SampledLoss(OutputItems output, LossSettings settings, NegativeSampler sampler) {
    super(output);
    count = settings.samples();
    this.sampler = sampler;
    shared = sampler.shared();
    leavesOutTargets = settings.loss() != Loss.BINARY || shared == NegativesFor.BATCH;
    comparison = Comparison.of(settings, output.count());
    nothing = shared == NegativesFor.BATCH ? new byte[output.count() + 1] : new byte[0];
    distances = output.measure() == Measure.INNER_PRODUCT ? null : new Distances(output.measure());
    itemGradient = new SampledItemGradient(output, count, shared);
    output.items().addPart(sum -> itemGradient.addTo(predictions.targets(), negatives, sum));
    biasGradient = output.hasBias() ? new SampledBiasGradient(output, count, shared) : null;
    if (output.hasBias()) {
      output.bias().addPart(sum -> biasGradient.addTo(predictions.targets(), negatives, sum));
    }
  }

  @Override
  public int mostShards() {
    return itemGradient.mostShards();
  }

  @Override
  public void begin(TokenBatch batch) {
    predictions.begin(batch);
    itemGradient.begin(batch);
    if (biasGradient != null) {
      biasGradient.begin(batch);
    }
    int groups =
        switch (shared) {
          case POSITION -> batch.tokens();
          case SEQUENCE -> batch.sequences();
          case BATCH -> 1;
        };
    if (negatives.length < groups * count) {
      negatives = new int[Math.max(groups * count, negatives.length * 5 / 4)];
    }
    if (ones.length < batch.tokens()) {
      int room = Math.max(batch.tokens(), ones.length * 5 / 4);
      targetScores = new double[room];
      offsets = new double[room];
      placeLosses = new double[room];
      targetDistances = new double[room];
      targetFactors = new double[room];
      factorSums = new double[room];
      ones = new double[room];
      Arrays.fill(ones, 1);
    }
  }

  /** K items for each token, or for each sequence or the batch where these share them. */
  int[] negatives() {
    return negatives;
  }

  @Override
  public boolean needsWholeBatch() {
    return sampler.needsWholeBatch();
  }

  @Override
  public void see(TokenBatch batch, long step) {
    sampler.begin(batch);
    if (shared == NegativesFor.BATCH) {
      sampler.drawForBatch(step, nothing, negatives);
    }
  }

  @Override
  public void draw(
      BatchAssembler assembler, TokenBatch batch, int from, int to, long step, byte[] seen) {
    if (shared != NegativesFor.BATCH) {
      sampler.drawMany(assembler, batch, from, to, step, seen, negatives);
    }
  }

  @Override
  void slice(Tape tape, Encoded encoded, LossSlice slice, Gradients gradients) {
    int[] offsetsOfBatch = slice.batch().offsets();
    int first = slice.firstToken();
    int predicted = predictions.list(slice.batch(), slice.segments());
    int[] rows = predictions.rows(encoded, predicted);
    int[] tokens = predictions.tokens();
    int end = first + predicted;
    slice.clearLosses();
    Tape.Mark mark = tape.mark();
    int sequence = slice.segments().from();
    for (int place = first; place < end; ) {
      while (offsetsOfBatch[sequence + 1] <= first + tokens[place]) {
        sequence++;
      }
      Group group = group(slice, sequence, place, end, rows);
      compare(tape, encoded, group, gradients);
      tape.rewind(mark);
      place = group.to();
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
   * @param slot where what they leave for the gradient is summed
   * @param rows by place those of the states
   * @param weight of their losses
   */
  private record Group(int negatives, int slot, int from, int to, int[] rows, double weight) {}

  /** The group that begins at a place, which is one of a sequence. */
  private Group group(LossSlice slice, int sequence, int place, int end, int[] rows) {
    int first = slice.firstToken();
    int[] tokens = predictions.tokens();
    double weight = slice.weight();
    return switch (shared) {
      case POSITION -> {
        int token = first + tokens[place];
        yield new Group(token, token, place, place + 1, rows, weight);
      }
      case SEQUENCE -> {
        int behind = slice.batch().offsets()[sequence + 1] - first;
        int next = place + 1;
        while (next < end && tokens[next] < behind) {
          next++;
        }
        yield new Group(sequence, sequence, place, next, rows, weight);
      }
      case BATCH -> new Group(0, slice.shard(), place, Math.min(place + ROWS, end), rows, weight);
    };
  }

  private void compare(Tape tape, Encoded encoded, Group which, Gradients gradients) {
    int from = which.from();
    int to = which.to();
    int group = which.negatives();
    int[] rows = which.rows();
    int m = to - from;
    Matrix states = gather(tape, encoded.states().value(), rows, from, m);
    output.beforeReading(tape, predictions.targets(), from, m);
    output.beforeReading(tape, negatives, group * count, count);
    Matrix targets = gather(tape, items, predictions.targets(), from, m);
    Matrix others = gather(tape, items, negatives, group * count, count);
    Matrix scores = tape.lend(m, count);
    startWithBias(tape, group, scores);
    LossKernels kernels = tape.kernels().losses();
    Matrix apart = null;
    if (distances == null) {
      tape.blas().multiply(states, false, others, true, bias == null ? 0 : 1, scores);
      kernels.innerProducts(states, targets, targetScores, from);
    } else {
      apart = distances.subtract(tape, states, others, scores);
      scoreTargets(tape, states, targets, from);
    }
    addBias(from, to);
    readOffsets(encoded, rows, from, to);
    if (leavesOutTargets) {
      leaveOutTargets(scores, from, group);
    }
    comparison.apply(kernels, targetScores, scores, offsets, from, which.weight(), placeLosses);
    if (gradients == null) {
      return;
    }
    Matrix result = tape.lend(m, width);
    if (distances == null) {
      tape.blas().multiply(scores, false, others, false, 0, result);
      kernels.combineRows(result, ones, targets, targetScores, from);
      itemGradient.keep(tape, which.slot(), from, states, targetScores, scores);
    } else {
      distances.factors(scores, apart, factorSums, from);
      addTargetFactors(from, to);
      tape.blas().multiply(apart, false, others, false, 0, result);
      kernels.combineRows(result, ones, targets, targetFactors, from);
      kernels.combineRows(result, ones, states, factorSums, from);
      itemGradient.keep(tape, which.slot(), from, states, targetFactors, apart);
    }
    Ops.addRows(tape, result, rows, from, gradients.states());
    if (biasGradient != null) {
      biasGradient.keep(tape, which.slot(), from, states, targetScores, scores);
    }
  }

  private void scoreTargets(Tape tape, Matrix states, Matrix targets, int from) {
    distances.ofRows(tape, states, targets, targetDistances, from);
    for (int p = from; p < from + states.rows(); p++) {
      targetScores[p] = -targetDistances[p];
    }
  }

  private void addTargetFactors(int from, int to) {
    for (int p = from; p < to; p++) {
      targetFactors[p] = distances.factor(targetScores[p], targetDistances[p]);
      factorSums[p] -= targetFactors[p];
    }
  }

  private static Matrix gather(Tape tape, Matrix source, int[] rows, int from, int count) {
    Matrix gathered = tape.lend(count, source.width());
    tape.kernels().gather(source, rows, from, gathered);
    return gathered;
  }

  private void startWithBias(Tape tape, int group, Matrix scores) {
    if (bias == null && distances != null) {
      tape.blas().scale(scores, 0);
    }
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
