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

  RunState state();
}
