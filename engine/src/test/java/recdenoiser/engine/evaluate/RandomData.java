package recdenoiser.engine.evaluate;

import recdenoiser.engine.data.KeyedRandom;
import recdenoiser.engine.data.LeaveOneOut;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.data.Sequences;

/** Small random data sets in which items repeat. */
final class RandomData {
  private RandomData() {}

  static LeaveOneOut of(int users, int items, int longest, long seed) {
    KeyedRandom random = new KeyedRandom(seed, "test data", 0);
    int[][] sequences = new int[users][];
    for (int user = 0; user < users; user++) {
      sequences[user] = new int[1 + random.nextInt(longest)];
      for (int position = 0; position < sequences[user].length; position++) {
        sequences[user][position] = 1 + random.nextInt(items);
      }
    }
    return of(items, sequences);
  }

  static LeaveOneOut of(int items, int[]... sequences) {
    PackedHistories packed = PackedHistories.of(sequences);
    return new LeaveOneOut(
        new Sequences(
            "random",
            items,
            packed.offsets(),
            packed.items(),
            null,
            user -> "u" + user,
            item -> "i" + (item + 1)));
  }
}
