package recdenoiser.engine.inspect.learned;

import recdenoiser.engine.inspect.UserSequence;

/**
 * What is to be looked at; each {@link LearnedView} listens to its {@link LearnedView#options}.
 *
 * @param sequence of the user, in the numbers of the run's data, of at least one action
 * @param item from 1
 * @param count how many are shown, at least 1
 */
public record LearnedQuestion(
    UserSequence sequence,
    int item,
    int count,
    Similarity similarity,
    ChosenItems items,
    Unit unit) {

  public LearnedQuestion {
    if (count < 1) {
      throw new IllegalArgumentException("At least 1 is shown; found " + count + ".");
    }
  }

  /** About the newest item of a sequence and as many as are usual. */
  public static LearnedQuestion of(UserSequence sequence, LearnedView view) {
    return new LearnedQuestion(
        sequence,
        sequence.action(0).item(),
        view.usual(),
        Similarity.COSINE,
        ChosenItems.SEQUENCE,
        Unit.DEVIATIONS);
  }
}
