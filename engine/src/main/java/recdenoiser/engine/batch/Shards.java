package recdenoiser.engine.batch;

/**
 * How a batch is divided among threads: into runs of whole sequences. The first half of them are of
 * about the same work, and so are the others, with less: who takes the last one does not keep the
 * others waiting for long. The division depends on the batch only and not on the number of threads,
 * and gradients are summed in the order of shards, so results do not either.
 */
public final class Shards {
  public static final int MOST = 16;

  private static final int EARLY_WORK = 5;
  private static final int LATE_WORK = 2;
  private static final int ATTENTION_COST = 300;

  /**
   * How small a batch is cut.
   *
   * @param shards so many at most, see {@link #MOST}
   * @param shard fewest tokens that are worth a shard of their own
   * @param slice so many tokens of a shard are worked on at a time, at most, where a sequence alone
   *     does not have more
   */
  public record Grain(int shards, int shard, int slice) {

    /** What is worked on at a time stays in the cache. */
    public static final Grain FINE = new Grain(MOST, 200, 512);
  }

  private final int[] bounds = new int[MOST + 1];
  private int count;

  /**
   * @param most shards, at most {@link #MOST}
   */
  public void divide(TokenBatch batch, int most, Grain grain) {
    int sequences = batch.sequences();
    int shards = Math.min(Math.min(most, grain.shards()), sequences);
    count = Math.max(1, Math.min(shards, batch.tokens() / grain.shard()));
    long total = 0;
    for (int s = 0; s < sequences; s++) {
      total += cost(batch.length(s));
    }
    long done = 0;
    int shard = 1;
    for (int s = 0; s < sequences; s++) {
      done += cost(batch.length(s));
      while (shard < count && done * workUpTo(count) >= total * workUpTo(shard)) {
        bounds[shard++] = s + 1;
      }
    }
    bounds[count] = sequences;
  }

  private long workUpTo(int shard) {
    int early = (count + 1) / 2;
    return (long) EARLY_WORK * Math.min(shard, early)
        + (long) LATE_WORK * Math.max(0, shard - early);
  }

  private static long cost(int length) {
    return length + (long) length * length / ATTENTION_COST;
  }

  public int count() {
    return count;
  }

  public int from(int shard) {
    return bounds[shard];
  }

  public int to(int shard) {
    return bounds[shard + 1];
  }

  /**
   * End of the slice of sequences that begins at {@code from}: at least one, at most {@code to}.
   * What is left is cut into slices of about the same size.
   */
  public static int sliceEnd(TokenBatch batch, int from, int to, Grain grain) {
    int[] offsets = batch.offsets();
    int left = offsets[to] - offsets[from];
    int slices = (left + grain.slice() - 1) / grain.slice();
    int end = from + 1;
    while (end < to) {
      int size = offsets[end + 1] - offsets[from];
      int length = offsets[end + 1] - offsets[end];
      if (size > grain.slice() || (long) size * slices > left + length) {
        break;
      }
      end++;
    }
    return end;
  }
}
