package recdenoiser.engine.batch;

/** The part of every user's actions that may be trained on. */
public interface TrainingSequences {
  int itemCount();

  int userCount();

  /** Training actions of {@code user}. */
  int length(int user);

  /** Item of training action {@code position}, 0 … length - 1. */
  int item(int user, int position);

  /** Whether actions have times. */
  default boolean hasTimes() {
    return false;
  }

  /** When training action {@code position} was, in seconds; only where {@link #hasTimes()}. */
  default long time(int user, int position) {
    throw new IllegalStateException("These actions have no times.");
  }
}
