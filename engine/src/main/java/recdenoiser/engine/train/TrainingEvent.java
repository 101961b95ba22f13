package recdenoiser.engine.train;

import java.nio.file.Path;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Evaluation;

/** Everything a training run reports. Immutable, so that it may cross threads. */
public sealed interface TrainingEvent {

  /**
   * @param firstEpoch 1 for a new run, later for one that goes on
   * @param epochs the last epoch there can be
   */
  record Started(
      int firstEpoch,
      int epochs,
      int stepsPerEpoch,
      long parameters,
      int blocks,
      int maxLength,
      boolean learnsMasks)
      implements TrainingEvent {}

  /** One optimisation step; {@code epoch} counts from 1, {@code step} over the whole run from 1. */
  record StepTaken(
      int epoch,
      long step,
      int stepInEpoch,
      LossParts loss,
      int sequences,
      int tokens,
      double elapsedSeconds)
      implements TrainingEvent {}

  /**
   * @param openShare per block the share of admissible connections that stay open at inference;
   *     empty without masks
   * @param openShares the same for every mask, [blocks][heads], or [blocks][1] where heads share
   *     one; empty without masks
   * @param alpha of α-entmax, [blocks][heads]; empty where attention has none
   * @param elapsedSeconds time spent training and evaluating so far, pauses left out
   * @param remainingSeconds estimate to the last epoch
   */
  record EpochEnded(
      int epoch,
      long step,
      LossParts meanLoss,
      double[] openShare,
      double[][] openShares,
      double[][] alpha,
      double sequencesPerSecond,
      double tokensPerSecond,
      double elapsedSeconds,
      double remainingSeconds)
      implements TrainingEvent {}

  /**
   * @param best whether this is the best validation so far
   */
  record Evaluated(
      int epoch, Split split, Evaluation evaluation, boolean best, double elapsedSeconds)
      implements TrainingEvent {}

  record MasksTaken(MaskSnapshot masks) implements TrainingEvent {}

  record CheckpointWritten(int epoch, long step, Path folder) implements TrainingEvent {}

  record StateChanged(RunState state) implements TrainingEvent {}

  /**
   * @param bestEpoch epoch that is best on validation, 0 if none was evaluated
   * @param message one sentence: why it ended
   */
  record Finished(RunState state, int bestEpoch, String message) implements TrainingEvent {}
}
