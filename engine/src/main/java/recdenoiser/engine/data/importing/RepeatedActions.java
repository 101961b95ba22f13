package recdenoiser.engine.data.importing;

import java.util.BitSet;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.importing.ImportRecipe.Duplicates;

/** Leaves out what users do again. */
final class RepeatedActions {
  private RepeatedActions() {}

  /** The same sequences if nothing is repeated, or repetitions are kept. */
  static Sequences apply(Sequences data, Duplicates duplicates) {
    if (duplicates == Duplicates.KEPT
        || (duplicates == Duplicates.SAME_TIME_ONCE && !data.hasTimes())) {
      return data;
    }
    BitSet kept = new BitSet(data.actionCount());
    int[] stamps = new int[data.itemCount() + 1];
    int stamp = 0;
    for (int user = 0; user < data.userCount(); user++) {
      int length = data.length(user);
      stamp++;
      for (int i = 0; i < length; i++) {
        int position = duplicates == Duplicates.LAST_KEPT ? length - 1 - i : i;
        if (duplicates == Duplicates.SAME_TIME_ONCE && i > 0 && isLater(data, user, position)) {
          stamp++;
        }
        int item = data.item(user, position);
        if (stamps[item] != stamp) {
          stamps[item] = stamp;
          kept.set(data.start(user) + position);
        }
      }
    }
    return kept.cardinality() == data.actionCount() ? data : data.onlyActions(kept);
  }

  private static boolean isLater(Sequences data, int user, int position) {
    return data.exactTime(user, position).compareTo(data.exactTime(user, position - 1)) > 0;
  }
}
