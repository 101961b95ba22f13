package recdenoiser.engine.run.queue;

/** Where a run in the queue stands. */
public enum EntryState {
  WAITING,
  /** Its data are being read and its model built. */
  PREPARING,
  TRAINING,
  /** A person holds it back: it neither begins nor goes on until it is resumed. */
  PAUSED,
  /** Its process ended while it ran; it goes on from its last checkpoint when its turn comes. */
  INTERRUPTED,
  FINISHED,
  FAILED,
  /** A person took it out; what it had learned stays in its folder. */
  CANCELLED;

  /** Whether the queue has nothing more to do for it. */
  public boolean ended() {
    return this == FINISHED || this == FAILED || this == CANCELLED;
  }

  /** Whether it begins, or goes on, as soon as there is room. */
  public boolean ready() {
    return this == WAITING || this == INTERRUPTED;
  }
}
