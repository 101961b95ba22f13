package recdenoiser.engine.loss;

import java.util.Arrays;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.batch.BatchAssembler;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.loss.LossSettings.NegativesFor;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.kernel.LossKernels;

/**
 * Comparison of every target with one item of its own: the losses of {@link SampledLoss} with K =
 * 1, whole slices at a time, row by row, where a product for each prediction would take longer.
 */
final class PairLoss extends PredictionLoss {
  private static final double[] NEVER = {LossKernels.ABSENT};

  private final Comparison comparison;
  private final NegativeSampler sampler;
  private final Distances distances;
  private final SampledItemGradient itemGradient;
  private final SampledBiasGradient biasGradient;
  private Places places = new Places(0);

  /** Numbers of every prediction of a batch, by place, see {@link Predictions}. */
  private static final class Places {
    final int[] negatives;
    final double[] targetScores;
    final double[] negativeScores;
    final double[] targetDistances;
    final double[] negativeDistances;
    final double[] ofStates;
    final double[] offsets;
    final double[] losses;
    final double[] ones;

    Places(int room) {
      negatives = new int[room];
      targetScores = new double[room];
      negativeScores = new double[room];
      targetDistances = new double[room];
      negativeDistances = new double[room];
      ofStates = new double[room];
      offsets = new double[room];
      losses = new double[room];
      ones = new double[room];
      Arrays.fill(ones, 1);
    }
  }

  PairLoss(OutputItems output, LossSettings settings, NegativeSampler sampler) {
    super(output);
    this.sampler = sampler;
    comparison = Comparison.of(settings, output.count());
    distances = output.measure() == Measure.INNER_PRODUCT ? null : new Distances(output.measure());
    itemGradient = new SampledItemGradient(output, 1, NegativesFor.POSITION);
    output.items().addPart(sum -> itemGradient.addTo(predictions.targets(), places.negatives, sum));
    biasGradient =
        output.hasBias() ? new SampledBiasGradient(output, 1, NegativesFor.POSITION) : null;
    if (output.hasBias()) {
      output
          .bias()
          .addPart(sum -> biasGradient.addTo(predictions.targets(), places.negatives, sum));
    }
  }

  @Override
  public void begin(TokenBatch batch) {
    predictions.begin(batch);
    itemGradient.begin(batch);
    if (biasGradient != null) {
      biasGradient.begin(batch);
    }
    if (places.ones.length < batch.tokens()) {
      places = new Places(batch.tokens() * 5 / 4);
    }
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
  void slice(Tape tape, Encoded encoded, LossSlice slice, Gradients gradients) {
    int first = slice.firstToken();
    int count = predictions.list(slice.batch(), slice.segments());
    int[] rows = predictions.rows(encoded, count);
    slice.clearLosses();
    if (count == 0) {
      return;
    }
    takeNegatives(slice.batch(), first, count);
    readOffsets(encoded, rows, first, count);
    Matrix states = gather(tape, encoded.states().value(), rows, first, count);
    output.beforeReading(tape, predictions.targets(), first, count);
    output.beforeReading(tape, places.negatives, first, count);
    Matrix targets = gather(tape, items, predictions.targets(), first, count);
    Matrix negatives = gather(tape, items, places.negatives, first, count);
    score(tape, states, targets, places.targetScores, places.targetDistances, first);
    score(tape, states, negatives, places.negativeScores, places.negativeDistances, first);
    addBiases(predictions.targets(), places.targetScores, first, count);
    addBiases(places.negatives, places.negativeScores, first, count);
    Matrix scores = tape.lend(count, 1);
    scores.write(0, places.negativeScores, first, count);
    leaveOutTargets(scores, first, count);
    comparison.apply(
        tape.kernels().losses(),
        places.targetScores,
        scores,
        places.offsets,
        first,
        slice.weight(),
        places.losses);
    keepLosses(slice, first, count);
    if (gradients != null) {
      scores.read(0, places.negativeScores, first, count);
      differentiate(tape, states, targets, negatives, scores, first);
      Ops.addRows(tape, negatives, rows, first, gradients.states());
      writeOffsets(gradients, rows, first, count);
    }
  }

  private void takeNegatives(TokenBatch batch, int first, int count) {
    for (int p = first; p < first + count; p++) {
      places.negatives[p] = batch.negatives()[first + predictions.tokens()[p]];
    }
  }

  private static Matrix gather(Tape tape, Matrix source, int[] rows, int from, int count) {
    Matrix gathered = tape.lend(count, source.width());
    tape.kernels().gather(source, rows, from, gathered);
    return gathered;
  }

  /**
   * @param apart receives distances, where scores are made of them
   */
  private void score(
      Tape tape, Matrix states, Matrix others, double[] scores, double[] apart, int first) {
    if (distances == null) {
      tape.kernels().losses().innerProducts(states, others, scores, first);
      return;
    }
    distances.ofRows(tape, states, others, apart, first);
    for (int p = first; p < first + states.rows(); p++) {
      scores[p] = -apart[p];
    }
  }

  private void addBiases(int[] ofItems, double[] scores, int first, int count) {
    if (bias != null) {
      for (int p = first; p < first + count; p++) {
        scores[p] += bias.get(ofItems[p]);
      }
    }
  }

  private void readOffsets(Encoded encoded, int[] rows, int first, int count) {
    for (int p = first; p < first + count; p++) {
      places.offsets[p] = encoded.offsets() == null ? 0 : encoded.offsets().value().get(rows[p]);
    }
  }

  private void leaveOutTargets(Matrix scores, int first, int count) {
    for (int p = first; p < first + count; p++) {
      if (places.negatives[p] == predictions.targets()[p]) {
        scores.write(p - first, NEVER, 0, 1);
      }
    }
  }

  private void keepLosses(LossSlice slice, int first, int count) {
    for (int p = first; p < first + count; p++) {
      slice.losses()[first + predictions.tokens()[p]] = places.losses[p];
    }
  }

  /**
   * Scores are slopes by now; the negatives' rows become the gradient of the states.
   *
   * @param slopes of the negatives, [m × 1]
   */
  private void differentiate(
      Tape tape, Matrix states, Matrix targets, Matrix negatives, Matrix slopes, int first) {
    if (biasGradient != null) {
      biasGradient.keepPairs(tape, first, states, places.targetScores, slopes);
    }
    if (distances != null) {
      makeFactors(first, states.rows());
      slopes.write(0, places.negativeScores, first, states.rows());
    }
    LossKernels kernels = tape.kernels().losses();
    kernels.combineRows(negatives, places.negativeScores, targets, places.targetScores, first);
    if (distances != null) {
      kernels.combineRows(negatives, places.ones, states, places.ofStates, first);
    }
    itemGradient.keepPairs(tape, first, states, places.targetScores, slopes);
  }

  /** Slopes become the factors of {@link Distances}. */
  private void makeFactors(int first, int count) {
    for (int p = first; p < first + count; p++) {
      places.targetScores[p] = distances.factor(places.targetScores[p], places.targetDistances[p]);
      places.negativeScores[p] =
          distances.factor(places.negativeScores[p], places.negativeDistances[p]);
      places.ofStates[p] = -places.targetScores[p] - places.negativeScores[p];
    }
  }

  private void writeOffsets(Gradients gradients, int[] rows, int first, int count) {
    if (gradients.offsets() != null) {
      for (int p = first; p < first + count; p++) {
        gradients.offsets().write(rows[p], places.offsets, p, 1);
      }
    }
  }
}
