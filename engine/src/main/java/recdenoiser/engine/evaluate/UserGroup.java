package recdenoiser.engine.evaluate;

/**
 * Users who have something in common.
 *
 * @param least value of {@code kind} in the group
 * @param greatest value in the group
 * @param rows places of the users among all who were ranked, ascending
 */
public record UserGroup(Kind kind, double least, double greatest, int[] rows) {

  /** What they have in common. */
  public enum Kind {
    /** How many actions are known of them. */
    HISTORY,
    /** How many training actions are on their true next item. */
    POPULARITY,
    /** 1 if their true next item is in their history, 0 if they choose it for the first time. */
    REPEATED,
    /** Share of their history that is known to be noise. */
    NOISE
  }
}
