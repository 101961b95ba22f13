package recdenoiser.engine.loss;

import java.util.Arrays;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.kernel.LossKernels;

/** A loss of the scores of a target and of K negatives, row by row. */
@FunctionalInterface
interface Comparison {

  /**
   * Scores become weight · dloss/dscore in place.
   *
   * @param positives scores of the targets, from {@code at} on
   * @param negatives [T × K], where {@link LossKernels#ABSENT} has no part
   * @param offsets what is added to all scores of a row; becomes weight · dloss/doffset
   * @param losses receives the losses, not weighted
   */
  void apply(
      LossKernels kernels,
      double[] positives,
      Matrix negatives,
      double[] offsets,
      int at,
      double weight,
      double[] losses);

  /** The comparison that settings ask for. */
  static Comparison of(LossSettings settings, int items) {
    double calibration = calibration(settings, items);
    double penalty = settings.scorePenalty();
    return switch (settings.loss()) {
      case BINARY ->
          (kernels, positives, negatives, offsets, at, weight, losses) ->
              kernels.binary(positives, negatives, offsets, at, calibration, weight, losses);
      case SAMPLED_SOFTMAX ->
          (kernels, positives, negatives, offsets, at, weight, losses) -> {
            kernels.sampledSoftmax(positives, negatives, at, weight, losses);
            Arrays.fill(offsets, at, at + negatives.rows(), 0);
          };
      case BPR ->
          (kernels, positives, negatives, offsets, at, weight, losses) -> {
            kernels.bpr(positives, negatives, at, weight, losses);
            Arrays.fill(offsets, at, at + negatives.rows(), 0);
          };
      case TOP1 -> LossKernels::top1;
      case BPR_MAX ->
          (kernels, positives, negatives, offsets, at, weight, losses) ->
              kernels.bprMax(positives, negatives, offsets, at, penalty, weight, losses);
      case FULL_SOFTMAX ->
          throw new IllegalArgumentException("A softmax over all items compares no samples.");
    };
  }

  /** β of the binary loss, between 1 and the share of the items that are sampled. */
  static double calibration(LossSettings settings, int items) {
    double rate = Math.min(1, settings.samples() / Math.max(1.0, items - 1));
    return 1 - settings.calibration() * (1 - rate);
  }
}
