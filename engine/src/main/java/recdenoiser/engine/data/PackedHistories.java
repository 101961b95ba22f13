package recdenoiser.engine.data;

/**
 * Several item sequences in one array, without padding: sequence {@code s} is {@code
 * items[offsets[s]] … items[offsets[s + 1] - 1]}, oldest first.
 *
 * @param items [at least offsets[count]]
 * @param offsets [at least count + 1]
 * @param count number of sequences
 * @param users [at least count] whose each sequence is, by the data's numbers from 0, or -1 for
 *     nobody of them; null for nobody at all
 * @param times [at least offsets[count]] when each action was, in seconds; null where that is not
 *     known
 */
public record PackedHistories(int[] items, int[] offsets, int count, int[] users, long[] times) {

  /** Sequences of nobody, at no known time. */
  public PackedHistories(int[] items, int[] offsets, int count) {
    this(items, offsets, count, null, null);
  }

  public static PackedHistories of(int[]... sequences) {
    int[] offsets = new int[sequences.length + 1];
    for (int s = 0; s < sequences.length; s++) {
      offsets[s + 1] = offsets[s] + sequences[s].length;
    }
    int[] items = new int[offsets[sequences.length]];
    for (int s = 0; s < sequences.length; s++) {
      System.arraycopy(sequences[s], 0, items, offsets[s], sequences[s].length);
    }
    return new PackedHistories(items, offsets, sequences.length);
  }

  public int length(int sequence) {
    return offsets[sequence + 1] - offsets[sequence];
  }

  /** Whose sequence it is, -1 for nobody known. */
  public int user(int sequence) {
    return users == null ? -1 : users[sequence];
  }
}
