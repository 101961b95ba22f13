package recdenoiser.engine.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import recdenoiser.engine.data.DataSplit;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.Split;

/**
 * What a model is given of some users when it is evaluated.
 *
 * @param histories the newest actions of each user's history
 * @param noise which of them are known to be noise
 */
record GivenHistories(PackedHistories histories, BitSet noise) {
  private static final int USERS_AT_ONCE = 512;

  /**
   * As many users at once as are well kept in memory.
   *
   * @param noise by index among all actions, see {@link Sequences#start}
   * @param window how many of the newest actions of a history the model is given
   */
  static List<GivenHistories> of(
      DataSplit data, Split split, int[] users, IntPredicate noise, int window) {
    List<GivenHistories> all = new ArrayList<>();
    for (int from = 0; from < users.length; from += USERS_AT_ONCE) {
      int to = Math.min(from + USERS_AT_ONCE, users.length);
      all.add(pack(data, split, Arrays.copyOfRange(users, from, to), noise, window));
    }
    return all;
  }

  private static GivenHistories pack(
      DataSplit data, Split split, int[] users, IntPredicate noise, int window) {
    Sequences sequences = data.sequences();
    IntUnaryOperator given = user -> Math.min(window, data.historyLength(user, split));
    int[] offsets = new int[users.length + 1];
    for (int u = 0; u < users.length; u++) {
      offsets[u + 1] = offsets[u] + given.applyAsInt(users[u]);
    }
    int[] items = new int[offsets[users.length]];
    long[] times = sequences.hasTimes() ? new long[items.length] : null;
    BitSet onNoise = new BitSet();
    for (int u = 0; u < users.length; u++) {
      int first = data.historyLength(users[u], split) - given.applyAsInt(users[u]);
      for (int a = offsets[u]; a < offsets[u + 1]; a++) {
        int position = first + a - offsets[u];
        items[a] = sequences.item(users[u], position);
        onNoise.set(a, noise.test(sequences.start(users[u]) + position));
        if (times != null) {
          times[a] = sequences.time(users[u], position);
        }
      }
    }
    return new GivenHistories(
        new PackedHistories(items, offsets, users.length, users, times), onNoise);
  }
}
