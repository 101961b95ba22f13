package recdenoiser.engine.train;

/** Where a run stands. */
public enum RunState {
  PREPARING,
  TRAINING,
  PAUSED,
  /** Reached its last epoch. */
  FINISHED,
  /** Validation has not improved for as long as the configuration allows. */
  STOPPED_EARLY,
  /** A person stopped it; it can go on. */
  STOPPED,
  /** An error ended it; the log says which. */
  FAILED;

  public boolean ended() {
    return this == FINISHED || this == STOPPED_EARLY || this == STOPPED || this == FAILED;
  }
}
