package recdenoiser.engine.denoise;

import java.util.Arrays;
import java.util.function.IntFunction;
import recdenoiser.engine.attention.SliceLosses;
import recdenoiser.engine.batch.Shards;
import recdenoiser.engine.batch.TokenBatch;

/** One draw for the whole batch: shards sum losses by slot of the window. */
final class BatchFeedback implements MaskFeedback {
  private final int window;
  private final IntFunction<MaskGradient> estimates;
  private final double[][] drawnBySlot;
  private final double[][] antitheticBySlot;

  /**
   * @param estimates the step's estimator, for one part of its losses
   */
  BatchFeedback(int window, IntFunction<MaskGradient> estimates) {
    this.window = window;
    this.estimates = estimates;
    drawnBySlot = new double[Shards.MOST][window];
    antitheticBySlot = new double[Shards.MOST][window];
  }

  @Override
  public void beginShard(int shard) {
    Arrays.fill(drawnBySlot[shard], 0);
    Arrays.fill(antitheticBySlot[shard], 0);
  }

  @Override
  public void report(SliceLosses losses) {
    TokenBatch batch = losses.batch();
    double weight = losses.weight();
    double[] drawn = losses.byPass()[0];
    double[] antithetic = losses.byPass()[losses.byPass().length - 1];
    for (int t = batch.offsets()[losses.from()]; t < batch.offsets()[losses.to()]; t++) {
      int slot = batch.slots()[t];
      drawnBySlot[losses.shard()][slot] += weight * drawn[t];
      antitheticBySlot[losses.shard()][slot] += weight * antithetic[t];
    }
  }

  @Override
  public void collect(int shards, double[][] gradient) {
    double[] drawn = new double[window];
    double[] antithetic = new double[window];
    for (int shard = 0; shard < shards; shard++) {
      for (int slot = 0; slot < window; slot++) {
        drawn[slot] += drawnBySlot[shard][slot];
        antithetic[slot] += antitheticBySlot[shard][slot];
      }
    }
    estimates.apply(0).add(0, window, drawn, antithetic, gradient);
  }
}
