package recdenoiser.engine.data;

/**
 * Several item sequences in one array, without padding: sequence {@code s} is {@code
 * items[offsets[s]] … items[offsets[s + 1] - 1]}, oldest first.
 *
 * @param items [at least offsets[count]]
 * @param offsets [at least count + 1]
 * @param count number of sequences
 */
public record PackedHistories(int[] items, int[] offsets, int count) {

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
}
