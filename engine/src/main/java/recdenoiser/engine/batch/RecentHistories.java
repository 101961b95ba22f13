package recdenoiser.engine.batch;

import java.util.Arrays;
import recdenoiser.engine.data.PackedHistories;

/** What a model is asked about when it is to show how it looks at its training data. */
public final class RecentHistories {
  private RecentHistories() {}

  /**
   * The newest training actions, at most {@code window}, of those of {@code users} who have any.
   */
  public static PackedHistories of(TrainingSequences data, int[] users, int window) {
    int[] known = Arrays.stream(users).filter(user -> data.length(user) > 0).toArray();
    int[] offsets = new int[known.length + 1];
    for (int h = 0; h < known.length; h++) {
      offsets[h + 1] = offsets[h] + Math.min(data.length(known[h]), window);
    }
    int[] items = new int[offsets[known.length]];
    long[] times = data.hasTimes() ? new long[items.length] : null;
    for (int h = 0; h < known.length; h++) {
      int behind = data.length(known[h]) - offsets[h + 1];
      for (int a = offsets[h]; a < offsets[h + 1]; a++) {
        items[a] = data.item(known[h], behind + a);
        if (times != null) {
          times[a] = data.time(known[h], behind + a);
        }
      }
    }
    return new PackedHistories(items, offsets, known.length, known, times);
  }
}
