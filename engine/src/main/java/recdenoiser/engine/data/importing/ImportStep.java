package recdenoiser.engine.data.importing;

/**
 * One thing that was done to the actions, and what was there afterwards.
 *
 * @param removed actions (lines for {@link Kind#READ}) that went
 */
public record ImportStep(Kind kind, long removed, int users, int items, long actions) {

  /** The things in their order. */
  public enum Kind {
    /** Lines that were not understood are left out. */
    READ,
    /** Low ratings are left out. */
    RATING,
    /** Repetitions are left out. */
    DUPLICATES,
    /** Users and items with few actions are left out. */
    CORE,
    /** Short histories are left out. */
    LENGTH,
    /** Users that were not drawn are left out. */
    USERS
  }
}
