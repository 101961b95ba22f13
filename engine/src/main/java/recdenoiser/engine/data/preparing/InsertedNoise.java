package recdenoiser.engine.data.preparing;

import java.util.Arrays;
import java.util.BitSet;
import recdenoiser.engine.data.DataSplit;
import recdenoiser.engine.data.KeyedRandom;
import recdenoiser.engine.data.NoisePositions;
import recdenoiser.engine.data.Sequences;

/** Actions on random items between training actions. See {@link TrainingNoise} for the rules. */
final class InsertedNoise {
  private final DataSplit split;
  private final Sequences data;
  private final NoiseDraws draws;
  private final double share;
  private final BitSet noise = new BitSet();
  private int[] items;
  private long[] times;
  private int actions;

  InsertedNoise(DataSplit split, NoiseDraws draws, double share) {
    this.split = split;
    this.data = split.sequences();
    this.draws = draws;
    this.share = share;
  }

  Sequences put() {
    int[] offsets = new int[data.userCount() + 1];
    for (int user = 0; user < data.userCount(); user++) {
      offsets[user + 1] = offsets[user] + data.length(user) + places(user).length;
    }
    items = new int[offsets[data.userCount()]];
    times = data.hasTimes() ? new long[items.length] : null;
    for (int user = 0; user < data.userCount(); user++) {
      merge(user, places(user));
    }
    return data.withNoise(offsets, items, times, new NoisePositions(noise));
  }

  /**
   * Where a user's noise comes in, in the order of the actions: for noise number n before training
   * action p the number p · 2<sup>32</sup> + n.
   */
  private long[] places(int user) {
    int training = split.trainingLength(user);
    if (training < 2 || training == data.length(user)) {
      return new long[0];
    }
    KeyedRandom random = draws.places(user);
    long[] places = new long[NoiseDraws.rounded(share * training, random)];
    Arrays.setAll(places, n -> ((1L + random.nextInt(training - 1)) << 32) + n);
    Arrays.sort(places);
    return places;
  }

  private void merge(int user, long[] places) {
    int next = 0;
    for (int position = 0; position < data.length(user); position++) {
      int action = data.start(user) + position;
      for (; next < places.length && places[next] >> 32 == position; next++) {
        noise.set(actions);
        append(draws.item(user, (int) places[next], 0), action - 1);
      }
      append(data.item(user, position), action);
    }
  }

  private void append(int item, int timeOf) {
    items[actions] = item;
    if (times != null) {
      times[actions] = data.timeUnits(timeOf);
    }
    actions++;
  }
}
