package recdenoiser.engine.train;

/** The part of every user's actions that may be trained on. */
public interface TrainingSequences {
  int itemCount();

  /** Training actions of {@code user}. */
  int length(int user);

  /** Item of training action {@code position}, 0 … length - 1. */
  int item(int user, int position);
}
