package recdenoiser.engine.data.preparing;

import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.preparing.DataSettings.CoreRule;

/**
 * Leaves out users and items with few actions.
 *
 * <p>{@link CoreRule#ONCE}: both counts are those of the raw data and what is below its minimum
 * goes, in one pass, as in the published preparation of SASRec and TiSASRec (kang205/SASRec,
 * JiachengLi1995/TiSASRec). What stays may then be below the minimum. {@link CoreRule#ITERATED}:
 * repeated until nothing changes, which gives the true k-core whatever the order.
 */
public final class KCore {
  private KCore() {}

  /**
   * Filters users and items by how many actions they have.
   *
   * @param minUserActions users with fewer actions are left out
   * @param minItemActions items with fewer actions are left out
   * @return users and items that stay, numbered anew in their old order; possibly none. {@code
   *     data} itself if all stay: a mapped file is not copied
   */
  public static Sequences apply(
      Sequences data, int minUserActions, int minItemActions, CoreRule rule) {
    if (minUserActions <= 1 && minItemActions <= 1) {
      return data;
    }
    Sequences before;
    Sequences kept = data;
    do {
      before = kept;
      kept = once(before, minUserActions, minItemActions);
    } while (rule == CoreRule.ITERATED && kept.actionCount() < before.actionCount());
    return kept;
  }

  private static Sequences once(Sequences data, int minUserActions, int minItemActions) {
    boolean everything = true;
    boolean[] keepUser = new boolean[data.userCount()];
    for (int user = 0; user < data.userCount(); user++) {
      keepUser[user] = data.length(user) >= minUserActions;
      everything &= keepUser[user];
    }
    int[] itemActions = data.itemActions();
    boolean[] keepItem = new boolean[data.itemCount() + 1];
    for (int item = 1; item <= data.itemCount(); item++) {
      keepItem[item] = itemActions[item] >= minItemActions;
      everything &= keepItem[item];
    }
    return everything ? data : data.only(keepUser, keepItem);
  }
}
