package recdenoiser.engine.compare;

import java.util.Set;
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
    DATA(Ranking.values()),
    /** How many actions are held out: other targets. */
    HELD_OUT(Ranking.values()),
    /** How training, validation and test are divided: other training and other targets. */
    SPLIT(Ranking.values()),
    /** How many negatives a user has, or what they may not be. */
    NEGATIVES(Ranking.SAMPLED),
    /** The same number of negatives, but others. */
    CANDIDATES(Ranking.SAMPLED),
    /** How many popular negatives a user has. */
    POPULAR_NEGATIVES(Ranking.POPULAR),
    /** The same number of popular negatives, but others. */
    POPULAR_CANDIDATES(Ranking.POPULAR),
    /** Whether all items leave out what the history holds. */
    EXCLUDE_SEEN(Ranking.FULL),
    /** Nobody is ranked by both. */
    USERS(Ranking.values()),
    /** One of them tells nothing of ranks among negatives. */
    NO_SAMPLED(Ranking.SAMPLED),
    /** One of them tells nothing of ranks among popular negatives, as older runs do. */
    NO_POPULAR(Ranking.POPULAR);

    private final Set<Ranking> blocked;

    Kind(Ranking... blocked) {
      this.blocked = Set.of(blocked);
    }

    /** Which of them drew other lots, so that at least a difference of means says something. */
    private boolean drewOthers() {
      return this == CANDIDATES || this == POPULAR_CANDIDATES;
    }
  }

  /** Whether nothing can be tested in this ranking. */
  public boolean blocks(Ranking ranking) {
    return kind.blocked.contains(ranking);
  }

  /** Whether not even a difference of means says anything: other users, targets or lots. */
  boolean forbidsDifference(Ranking ranking) {
    return blocks(ranking) && !kind.drewOthers();
  }

  /** What differs, in words: "the data differ: minUserActions 5 against 3". */
  public String sentence() {
    return CompareTexts.format("obstacle." + kind, baseline, other);
  }
}
