package recdenoiser.engine.train;

import recdenoiser.engine.model.TokenBatch;

/**
 * What the shards of a step find out about its masks, and the gradient of Φ that follows. Shards
 * are worked on by many threads at once, each leaves a part of its own, and parts are summed in the
 * order of shards.
 */
interface MaskFeedback {

  void beginShard(int shard);

  /**
   * Where a shard adds up the objective's derivatives with respect to Z, [planes][n · n]; null
   * where they are not asked for.
   */
  default double[][] derivatives(int shard) {
    return null;
  }

  /**
   * What sequences {@code from … to - 1} of a shard lost.
   *
   * @param drawn by token of the batch, not yet weighted
   * @param antithetic the same under the antithetic mask
   * @param weight of a loss in the objective
   */
  default void report(
      int shard,
      TokenBatch batch,
      int from,
      int to,
      double[] drawn,
      double[] antithetic,
      double weight) {}

  /**
   * Adds to the gradient of Φ what the first {@code shards} shards have left.
   *
   * @param gradient [planes][n · n]
   */
  void collect(int shards, double[][] gradient);
}
