package recdenoiser.engine.train;

import java.util.function.IntFunction;
import recdenoiser.engine.denoise.MaskGradient;
import recdenoiser.engine.denoise.MaskPlanes;
import recdenoiser.engine.model.TokenBatch;

/** A draw for each sequence: shards sum the estimates of theirs. */
final class SequenceFeedback implements MaskFeedback {
  private final int window;
  private final IntFunction<MaskGradient> estimates;
  private final ShardMaps gradients;

  /**
   * @param estimates the step's estimator, for one part of its losses
   */
  SequenceFeedback(MaskPlanes planes, IntFunction<MaskGradient> estimates) {
    this.window = planes.window();
    this.estimates = estimates;
    this.gradients = new ShardMaps(planes);
  }

  @Override
  public void beginShard(int shard) {
    gradients.clear(shard);
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
    MaskGradient estimate = estimates.apply(shard);
    double[] losses = new double[window];
    double[] others = new double[window];
    for (int s = from; s < to; s++) {
      int length = batch.length(s);
      for (int q = 0; q < length; q++) {
        losses[q] = weight * drawn[batch.offsets()[s] + q];
        others[q] = weight * antithetic[batch.offsets()[s] + q];
      }
      estimate.add(s, length, losses, others, gradients.of(shard));
    }
  }

  @Override
  public void collect(int shards, double[][] gradient) {
    gradients.addTo(gradient, shards);
  }
}
