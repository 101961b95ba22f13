package recdenoiser.engine.inspect.analysis;

import java.util.Arrays;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.data.Sequences;

/** Beginnings of users' histories, the newest items of each, as models are given them. */
final class Prefixes {
  private final Sequences data;
  private final int window;

  /**
   * @param window how many of the newest items a model looks at
   */
  Prefixes(Sequences data, int window) {
    this.data = data;
    this.window = Math.max(1, window);
  }

  /**
   * @param users [count]
   * @param known [count] how many actions of each user, from the first
   */
  PackedHistories of(int[] users, int[] known) {
    int count = users.length;
    int[] offsets = new int[count + 1];
    for (int s = 0; s < count; s++) {
      offsets[s + 1] = offsets[s] + Math.min(known[s], window);
    }
    int[] items = new int[offsets[count]];
    long[] times = data.hasTimes() ? new long[items.length] : null;
    for (int s = 0; s < count; s++) {
      int given = offsets[s + 1] - offsets[s];
      int first = known[s] - given;
      data.copyItems(users[s], first, items, offsets[s], given);
      for (int a = 0; times != null && a < given; a++) {
        times[offsets[s] + a] = data.time(users[s], first + a);
      }
    }
    return new PackedHistories(items, offsets, count, Arrays.copyOf(users, count), times);
  }
}
