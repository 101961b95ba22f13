package recdenoiser.engine.train;

import recdenoiser.engine.model.TokenBatch;

/**
 * How a batch is divided among threads: into runs of whole sequences of about the same work. It
 * depends on the batch only and not on the number of threads, and gradients are summed in the order
 * of shards, so results do not either.
 */
final class Shards {
  static final int MOST = 16;

  /** So many tokens are worked on at a time within a shard, so that they stay in the cache. */
  private static final int SLICE = 512;

  private static final int TOKENS_PER_SHARD = 200;
  private static final int ATTENTION_COST = 300;

  private final int[] bounds = new int[MOST + 1];
  private int count;

  /**
   * @param most shards, at most {@link #MOST}
   */
  void divide(TokenBatch batch, int most) {
    int sequences = batch.sequences();
    count = Math.max(1, Math.min(Math.min(most, sequences), batch.tokens() / TOKENS_PER_SHARD));
    long total = 0;
    for (int s = 0; s < sequences; s++) {
      total += cost(batch.length(s));
    }
    long done = 0;
    int shard = 1;
    for (int s = 0; s < sequences; s++) {
      done += cost(batch.length(s));
      while (shard < count && done * count >= total * shard) {
        bounds[shard++] = s + 1;
      }
    }
    bounds[count] = sequences;
  }

  private static long cost(int length) {
    return length + (long) length * length / ATTENTION_COST;
  }

  int count() {
    return count;
  }

  int from(int shard) {
    return bounds[shard];
  }

  int to(int shard) {
    return bounds[shard + 1];
  }

  /**
   * End of the slice of sequences that begins at {@code from}: at least one, at most {@code to}.
   */
  static int sliceEnd(TokenBatch batch, int from, int to) {
    int end = from + 1;
    while (end < to && batch.offsets()[end + 1] - batch.offsets()[from] <= SLICE) {
      end++;
    }
    return end;
  }
}
