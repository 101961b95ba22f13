package recdenoiser.engine.data.importing;

import recdenoiser.engine.data.preparing.DataSettings.CoreRule;

/**
 * What is done to the actions of a file, in this order.
 *
 * @param minRating actions rated below it are left out; 0 keeps all and needs no ratings
 * @param duplicates what happens to actions of the same user on the same item
 * @param minUserActions users with fewer actions are left out; 0 keeps all
 * @param minItemActions items with fewer actions are left out; 0 keeps all
 * @param coreRule whether the two are applied once or until nothing changes
 * @param minLength users with fewer actions after all that are left out; 0 keeps all
 * @param maxUsers only so many users, drawn by the seed; 0 for all
 * @param mostRejected share of the lines that may be not understood, 0 … 1
 * @param keepMarkers whether NA, null, None and their like name a user or an item; otherwise such
 *     lines are left out as those without one
 */
public record ImportRecipe(
    double minRating,
    Duplicates duplicates,
    int minUserActions,
    int minItemActions,
    CoreRule coreRule,
    int minLength,
    int maxUsers,
    long seed,
    double mostRejected,
    boolean keepMarkers) {

  /** Markers of missing values name nobody. */
  public ImportRecipe(
      double minRating,
      Duplicates duplicates,
      int minUserActions,
      int minItemActions,
      CoreRule coreRule,
      int minLength,
      int maxUsers,
      long seed,
      double mostRejected) {
    this(
        minRating,
        duplicates,
        minUserActions,
        minItemActions,
        coreRule,
        minLength,
        maxUsers,
        seed,
        mostRejected,
        false);
  }

  /** What happens to actions of the same user on the same item. */
  public enum Duplicates {
    /** All of them are actions. */
    KEPT,
    /** Of those of the same time only the first line stays: the file repeats itself. */
    SAME_TIME_ONCE,
    /** Only the first one stays. */
    FIRST_KEPT,
    /** Only the last one stays. */
    LAST_KEPT
  }

  /**
   * Nothing is left out but lines that cannot be understood, of which there may be one in a
   * hundred.
   */
  public static final ImportRecipe PLAIN =
      new ImportRecipe(0, Duplicates.KEPT, 0, 0, CoreRule.ONCE, 0, 0, 42, 0.01);
}
