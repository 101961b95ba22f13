package recdenoiser.engine.compare;

import recdenoiser.engine.evaluate.Ranking;

/**
 * Why two models cannot be tested against each other.
 *
 * @param baseline what the baseline has
 * @param other what the other one has
 */
public record Obstacle(Kind kind, String baseline, String other) {

  /** In what they differ, and what that concerns. */
  public enum Kind {
    /** Users, items or actions after the filters, noise among them. */
    DATA(true, true),
    /** How many actions are held out: other targets. */
    HELD_OUT(true, true),
    /** How many negatives a user has, or what they may not be. */
    NEGATIVES(true, false),
    /** The same number of negatives, but others. */
    CANDIDATES(true, false),
    /** Whether all items leave out what the history holds. */
    EXCLUDE_SEEN(false, true),
    /** Nobody is ranked by both. */
    USERS(true, true),
    /** One of them tells nothing of ranks among negatives. */
    NO_SAMPLED(true, false);

    private final boolean sampled;
    private final boolean full;

    Kind(boolean sampled, boolean full) {
      this.sampled = sampled;
      this.full = full;
    }
  }

  /** Whether nothing can be tested in this ranking. */
  public boolean blocks(Ranking ranking) {
    return ranking == Ranking.SAMPLED ? kind.sampled : kind.full;
  }

  /** Whether not even a difference of means says anything: other users, targets or lots. */
  boolean forbidsDifference(Ranking ranking) {
    return blocks(ranking) && kind != Kind.CANDIDATES;
  }

  /** What differs, in words: "the data differ: minUserActions 5 against 3". */
  public String sentence() {
    return CompareTexts.format("obstacle." + kind, baseline, other);
  }
}
