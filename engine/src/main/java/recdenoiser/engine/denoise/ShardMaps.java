package recdenoiser.engine.denoise;

import recdenoiser.engine.batch.Shards;

/** For each shard a number for every cell of every mask, [planes][n · n]. */
final class ShardMaps {
  private final MaskPlanes planes;
  private final double[][][] maps = new double[Shards.MOST][][];

  ShardMaps(MaskPlanes planes) {
    this.planes = planes;
  }

  double[][] of(int shard) {
    return maps[shard];
  }

  void clear(int shard) {
    if (maps[shard] == null) {
      maps[shard] = planes.zeros();
    } else {
      MaskLogits.clear(maps[shard]);
    }
  }

  /** Adds the maps of the first {@code shards} shards, in their order. */
  void addTo(double[][] sum, int shards) {
    for (int shard = 0; shard < shards; shard++) {
      for (int plane = 0; plane < sum.length; plane++) {
        add(maps[shard][plane], sum[plane]);
      }
    }
  }

  private static void add(double[] part, double[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += part[i];
    }
  }
}
