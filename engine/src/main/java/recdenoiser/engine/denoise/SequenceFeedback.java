package recdenoiser.engine.denoise;

import java.util.function.IntFunction;
import recdenoiser.engine.attention.SliceLosses;
import recdenoiser.engine.batch.Shards;
import recdenoiser.engine.batch.TokenBatch;

/** A draw for each sequence: shards sum the estimates of theirs. */
final class SequenceFeedback implements MaskFeedback {
  private final IntFunction<MaskGradient> estimates;
  private final ShardMaps gradients;
  private final MaskGradient[] byShard = new MaskGradient[Shards.MOST];
  private final double[][] drawnLosses;
  private final double[][] antitheticLosses;

  /**
   * @param estimates the step's estimator, for one part of its losses
   */
  SequenceFeedback(MaskPlanes planes, IntFunction<MaskGradient> estimates) {
    this.estimates = estimates;
    this.gradients = new ShardMaps(planes);
    this.drawnLosses = new double[Shards.MOST][planes.window()];
    this.antitheticLosses = new double[Shards.MOST][planes.window()];
  }

  @Override
  public void beginShard(int shard) {
    gradients.clear(shard);
    byShard[shard] = estimates.apply(shard);
  }

  @Override
  public void report(SliceLosses losses) {
    TokenBatch batch = losses.batch();
    double weight = losses.weight();
    double[] drawn = losses.byPass()[0];
    double[] antithetic = losses.byPass()[losses.byPass().length - 1];
    int shard = losses.shard();
    for (int s = losses.from(); s < losses.to(); s++) {
      int length = batch.length(s);
      for (int q = 0; q < length; q++) {
        drawnLosses[shard][q] = weight * drawn[batch.offsets()[s] + q];
        antitheticLosses[shard][q] = weight * antithetic[batch.offsets()[s] + q];
      }
      byShard[shard].add(
          s, length, drawnLosses[shard], antitheticLosses[shard], gradients.of(shard));
    }
  }

  @Override
  public void collect(int shards, double[][] gradient) {
    gradients.addTo(gradient, shards);
  }
}
