package recdenoiser.engine.inspect;

import java.util.Comparator;

/**
 * How much a rule changes what a user is recommended: the ranking of the model beside that of the
 * same weights with plain softmax, on the test question of the user.
 *
 * @param user as the data name it
 * @param changed share of the top 10 that the rule changes: 1 − |A ∩ B| / max(|A|, |B|), 0 … 1
 * @param withRule rank of the true next item
 * @param withoutRule rank of the true next item with plain softmax
 */
public record UserChange(String user, double changed, double withRule, double withoutRule) {

  /** How long the lists are that are compared. */
  public static final int TOP = 10;

  /**
   * The most changed first: by {@link #changed}, of equals by {@link #rankRatio}; equals of both
   * keep the order of the data.
   */
  public static final Comparator<UserChange> MOST_FIRST =
      Comparator.comparingDouble(UserChange::changed)
          .thenComparingDouble(UserChange::rankRatio)
          .reversed();

  /** |ln(rank with the rule / rank without)|, from 0. */
  public double rankRatio() {
    return Math.abs(Math.log(withRule / withoutRule));
  }
}
