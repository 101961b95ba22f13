package recdenoiser.engine.train;

import java.nio.file.Path;
import java.util.Map;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.loss.LossTerms;
import recdenoiser.engine.recommend.MaskSnapshot;

/**
 * Everything a training run reports. Immutable, so that it may cross threads. Who must answer to
 * every kind of event does so as a {@link Visitor}, which the compiler checks; who waits for one
 * kind may ask with {@code instanceof}.
 */
public sealed interface TrainingEvent {

  <R> R accept(Visitor<R> visitor);

  /**
   * One answer to each kind of event.
   *
   * @param <R> of the answer; {@link Void} where there is none
   */
  interface Visitor<R> {
    R started(Started started);

    R stepTaken(StepTaken step);

    R epochEnded(EpochEnded epoch);

    R evaluated(Evaluated evaluated);

    R masksTaken(MasksTaken taken);

    R checkpointWritten(CheckpointWritten written);

    R stateChanged(StateChanged changed);

    R finished(Finished finished);
  }

  /**
   * @param firstEpoch 1 for a new run, later for one that goes on
   * @param epochs the last epoch there can be
   */
  record Started(
      int firstEpoch, int epochs, int stepsPerEpoch, long parameters, int blocks, int maxLength)
      implements TrainingEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.started(this);
    }
  }

  /** One optimisation step; {@code epoch} counts from 1, {@code step} over the whole run from 1. */
  record StepTaken(
      int epoch,
      long step,
      int stepInEpoch,
      LossTerms loss,
      int sequences,
      int tokens,
      double elapsedSeconds)
      implements TrainingEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.stepTaken(this);
    }
  }

  /**
   * @param probes numbers of the attention rule, [blocks][heads] or [blocks][1], by name; empty
   *     where it has none
   * @param elapsedSeconds time spent training and evaluating so far, pauses left out
   * @param remainingSeconds estimate to the last epoch
   */
  record EpochEnded(
      int epoch,
      long step,
      LossTerms meanLoss,
      Map<String, double[][]> probes,
      double sequencesPerSecond,
      double tokensPerSecond,
      double elapsedSeconds,
      double remainingSeconds)
      implements TrainingEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.epochEnded(this);
    }
  }

  /**
   * @param best whether this is the best validation so far
   */
  record Evaluated(
      int epoch, Split split, Evaluation evaluation, boolean best, double elapsedSeconds)
      implements TrainingEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.evaluated(this);
    }
  }

  record MasksTaken(MaskSnapshot masks) implements TrainingEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.masksTaken(this);
    }
  }

  record CheckpointWritten(int epoch, long step, Path folder) implements TrainingEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.checkpointWritten(this);
    }
  }

  record StateChanged(RunState state) implements TrainingEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.stateChanged(this);
    }
  }

  /**
   * @param bestEpoch epoch that is best on validation, 0 if none was evaluated
   * @param message one sentence: why it ended
   */
  record Finished(RunState state, int bestEpoch, String message) implements TrainingEvent {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.finished(this);
    }
  }
}
