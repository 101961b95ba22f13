package recdenoiser.engine.train;

/**
 * What a person may ask of a run in progress; each call returns at once and is heeded at the next
 * step.
 */
public interface TrainingControl {
  void pause();

  void resume();

  /** Ends after the current step with a checkpoint from which the run can go on. */
  void stop();

  /**
   * As {@link #stop}, also in the middle of an evaluation: what came after the latest checkpoint is
   * done again when the run goes on.
   */
  default void stopAtOnce() {
    stop();
  }

  RunState state();
}
