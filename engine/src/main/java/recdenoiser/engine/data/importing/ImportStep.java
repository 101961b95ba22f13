package recdenoiser.engine.data.importing;

/**
 * One thing that was done to the actions, and what was there afterwards.
 *
 * @param removed actions (lines for {@link Kind#READ}) that went
 * @param moved actions that stood behind a later one of their user
 */
public record ImportStep(Kind kind, long removed, long moved, int users, int items, long actions) {

  /** A step that moves nothing. */
  static ImportStep leaving(Kind kind, long removed, int users, int items, long actions) {
    return new ImportStep(kind, removed, 0, users, items, actions);
  }

  /** The things in their order. */
  public enum Kind {
    /** Lines that were not understood are left out. */
    READ,
    /** Low ratings are left out. */
    RATING,
    /** Every user's actions come in the order of their times; ties stay in the file's order. */
    ORDER,
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
