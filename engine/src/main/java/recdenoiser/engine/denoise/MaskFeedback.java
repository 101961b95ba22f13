package recdenoiser.engine.denoise;

import recdenoiser.engine.attention.SliceLosses;

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

  default void report(SliceLosses losses) {}

  /**
   * Adds to the gradient of Φ what the first {@code shards} shards have left.
   *
   * @param gradient [planes][n · n]
   */
  void collect(int shards, double[][] gradient);
}
