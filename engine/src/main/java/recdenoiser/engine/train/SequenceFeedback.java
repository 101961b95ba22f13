package recdenoiser.engine.train;

import java.util.function.IntFunction;
import recdenoiser.engine.denoise.MaskGradient;
import recdenoiser.engine.denoise.MaskPlanes;
import recdenoiser.engine.model.TokenBatch;

/** A draw for each sequence: shards sum the estimates of theirs. */
final class SequenceFeedback implements MaskFeedback {
  private final IntFunction<MaskGradient> estimates;
  private final ShardMaps gradients;
  private final MaskGradient[] byShard = new MaskGradient[Shards.MOST];
  private final double[][] losses;
  private final double[][] others;

  /**
   * @param estimates the step's estimator, for one part of its losses
   */
  SequenceFeedback(MaskPlanes planes, IntFunction<MaskGradient> estimates) {
    this.estimates = estimates;
    this.gradients = new ShardMaps(planes);
    this.losses = new double[Shards.MOST][planes.window()];
    this.others = new double[Shards.MOST][planes.window()];
  }

  @Override
  public void beginShard(int shard) {
    gradients.clear(shard);
    byShard[shard] = estimates.apply(shard);
  }

  @Override
  public void report(
      int shard,
      TokenBatch batch,
      int from,
      int to,
      double[] drawn,
      double[] antithetic,
      double weight) {
    for (int s = from; s < to; s++) {
      int length = batch.length(s);
      for (int q = 0; q < length; q++) {
        losses[shard][q] = weight * drawn[batch.offsets()[s] + q];
        others[shard][q] = weight * antithetic[batch.offsets()[s] + q];
      }
      byShard[shard].add(s, length, losses[shard], others[shard], gradients.of(shard));
    }
  }

  @Override
  public void collect(int shards, double[][] gradient) {
    gradients.addTo(gradient, shards);
  }
}
