package recdenoiser.engine.denoise;

import java.util.Arrays;
import java.util.function.IntFunction;
import recdenoiser.engine.attention.SliceLosses;
import recdenoiser.engine.batch.Shards;
import recdenoiser.engine.batch.TokenBatch;

/**
 * One draw for the whole batch, whose connections answer for the sequences that have them alone:
 * shards sum losses by a sequence's first slot and by slot of the window.
 */
final class ReachableFeedback implements MaskFeedback {
  private final int window;
  private final IntFunction<MaskGradient> estimates;
  private final double[][] drawn = new double[Shards.MOST][];
  private final double[][] antithetic = new double[Shards.MOST][];

  /**
   * @param estimates the step's estimator
   */
  ReachableFeedback(int window, IntFunction<MaskGradient> estimates) {
    this.window = window;
    this.estimates = estimates;
  }

  @Override
  public void beginShard(int shard) {
    if (drawn[shard] == null) {
      drawn[shard] = new double[window * window];
      antithetic[shard] = new double[window * window];
    }
    Arrays.fill(drawn[shard], 0);
    Arrays.fill(antithetic[shard], 0);
  }

  @Override
  public void report(SliceLosses losses) {
    TokenBatch batch = losses.batch();
    double[] ofDrawn = losses.byPass()[0];
    double[] ofAntithetic = losses.byPass()[losses.byPass().length - 1];
    for (int s = losses.from(); s < losses.to(); s++) {
      int row = (window - batch.length(s)) * window;
      for (int t = batch.offsets()[s]; t < batch.offsets()[s + 1]; t++) {
        int cell = row + batch.slots()[t];
        drawn[losses.shard()][cell] += losses.weight() * ofDrawn[t];
        antithetic[losses.shard()][cell] += losses.weight() * ofAntithetic[t];
      }
    }
  }

  @Override
  public void collect(int shards, double[][] gradient) {
    double[] allDrawn = new double[window * window];
    double[] allAntithetic = new double[window * window];
    for (int shard = 0; shard < shards; shard++) {
      for (int i = 0; i < allDrawn.length; i++) {
        allDrawn[i] += drawn[shard][i];
        allAntithetic[i] += antithetic[shard][i];
      }
    }
    estimates.apply(0).addReachable(allDrawn, allAntithetic, gradient);
  }
}
