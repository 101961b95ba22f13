package recdenoiser.engine.run;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.BiFunction;
import java.util.function.IntUnaryOperator;
import recdenoiser.engine.data.DataSplit;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.recommend.NoiseAttention;

/** Shows a model the histories that it is evaluated on and measures its attention on noise. */
final class NoiseMeasure {
  private static final int USERS_AT_ONCE = 512;

  private final DataSplit data;
  private final RunNoise noise;
  private final int window;

  /**
   * @param window how many of the newest actions of a history the model is given
   */
  NoiseMeasure(DataSplit data, RunNoise noise, int window) {
    this.data = data;
    this.noise = noise;
    this.window = window;
  }

  /**
   * @param model see {@link recdenoiser.engine.recommend.AttentionView#onNoise}
   */
  NoiseReport of(BiFunction<PackedHistories, BitSet, NoiseAttention> model, Split split) {
    int[] users = Arrays.stream(data.evaluatedUsers(split)).filter(noise.users()).toArray();
    NoiseAttention sum = null;
    for (int from = 0; from < users.length; from += USERS_AT_ONCE) {
      int to = Math.min(from + USERS_AT_ONCE, users.length);
      NoiseAttention some = look(model, Arrays.copyOfRange(users, from, to), split);
      sum = sum == null ? some : sum.plus(some);
    }
    return new NoiseReport(noise.origin(), users.length, sum == null ? NoiseAttention.NONE : sum);
  }

  private NoiseAttention look(
      BiFunction<PackedHistories, BitSet, NoiseAttention> model, int[] users, Split split) {
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
        onNoise.set(a, noise.actions().test(sequences.start(users[u]) + position));
        if (times != null) {
          times[a] = sequences.time(users[u], position);
        }
      }
    }
    PackedHistories histories = new PackedHistories(items, offsets, users.length, users, times);
    return model.apply(histories, onNoise);
  }
}
