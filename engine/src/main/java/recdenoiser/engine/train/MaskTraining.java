package recdenoiser.engine.train;

import org.nd4j.linalg.learning.config.Adam;
import recdenoiser.engine.denoise.DenoiserSettings;
import recdenoiser.engine.denoise.DenoiserSettings.MaskDraw;
import recdenoiser.engine.denoise.DenoiserSettings.PenaltyScale;
import recdenoiser.engine.denoise.MaskGradient;
import recdenoiser.engine.denoise.MaskLogits;
import recdenoiser.engine.denoise.Uniforms;
import recdenoiser.engine.model.BackboneSettings;
import recdenoiser.engine.model.TokenBatch;

/** Learns the mask logits from the losses that shards report, β‖Z‖₀ included. */
final class MaskTraining {
  private final DenoiserSettings settings;
  private final long seed;
  private final int window;
  private final MaskLogits logits;
  private final double[][][] shardGradients;
  private final double[][] drawnBySlot;
  private final double[][] antitheticBySlot;
  private final double[][] gradient;
  private final double[] share;
  private Uniforms uniforms;
  private MaskGradient estimator;

  MaskTraining(SelfAttentiveSettings model) {
    this.settings = model.denoiser();
    BackboneSettings backbone = model.backbone();
    TrainingSettings training = model.training();
    this.seed = training.seed();
    this.window = backbone.maxLength();
    Adam adam =
        new Adam(
            settings.maskLearningRate(), training.beta1(), training.beta2(), training.epsilon());
    logits = new MaskLogits(backbone.blocks(), window, settings.maskStart(), adam);
    gradient = logits.zeroGradient();
    boolean own = ownDraws();
    shardGradients = new double[own ? Shards.MOST : 0][][];
    drawnBySlot = new double[Shards.MOST][window];
    antitheticBySlot = new double[Shards.MOST][window];
    share =
        settings.maskPenaltyScale() == PenaltyScale.SEQUENCES ? new double[window * window] : null;
  }

  MaskLogits logits() {
    return logits;
  }

  boolean antithetic() {
    return settings.estimator().antithetic();
  }

  boolean ownDraws() {
    return settings.maskDraw() == MaskDraw.PER_SEQUENCE;
  }

  /** Draws for {@code step}; the same object for all threads. */
  Uniforms begin(long step) {
    uniforms = Uniforms.keyed(seed, step, settings.maskDraw());
    estimator = newEstimator();
    return uniforms;
  }

  private MaskGradient newEstimator() {
    return new MaskGradient(
        settings.estimator(), settings.credit(), logits.blocks(), window, uniforms);
  }

  void beginShard(int shard) {
    java.util.Arrays.fill(drawnBySlot[shard], 0);
    java.util.Arrays.fill(antitheticBySlot[shard], 0);
    if (ownDraws()) {
      if (shardGradients[shard] == null) {
        shardGradients[shard] = logits.zeroGradient();
      }
      MaskLogits.clear(shardGradients[shard]);
    }
  }

  /**
   * What sequences {@code from … to - 1} of a shard lost.
   *
   * @param drawn by token of the batch, not yet weighted
   * @param antithetic the same under the antithetic mask
   */
  void report(
      int shard,
      TokenBatch batch,
      int from,
      int to,
      double[] drawn,
      double[] antithetic,
      double weight) {
    if (ownDraws()) {
      reportOwnDraws(shard, batch, from, to, drawn, antithetic, weight);
      return;
    }
    for (int t = batch.offsets()[from]; t < batch.offsets()[to]; t++) {
      int slot = batch.slots()[t];
      drawnBySlot[shard][slot] += weight * drawn[t];
      antitheticBySlot[shard][slot] += weight * antithetic[t];
    }
  }

  private void reportOwnDraws(
      int shard,
      TokenBatch batch,
      int from,
      int to,
      double[] drawn,
      double[] antithetic,
      double weight) {
    MaskGradient mine = newEstimator();
    double[] losses = new double[window];
    double[] others = new double[window];
    for (int s = from; s < to; s++) {
      int length = batch.length(s);
      for (int q = 0; q < length; q++) {
        losses[q] = weight * drawn[batch.offsets()[s] + q];
        others[q] = weight * antithetic[batch.offsets()[s] + q];
      }
      mine.add(s, length, losses, others, shardGradients[shard]);
    }
  }

  /**
   * Sums what the shards reported, in their order, and updates Φ; the result is the penalty β Σ
   * σ(Φ).
   */
  double update(TokenBatch batch, int shards, long step) {
    MaskLogits.clear(gradient);
    if (ownDraws()) {
      for (int shard = 0; shard < shards; shard++) {
        add(shardGradients[shard], gradient);
      }
    } else {
      for (int shard = 1; shard < shards; shard++) {
        add(drawnBySlot[shard], drawnBySlot[0]);
        add(antitheticBySlot[shard], antitheticBySlot[0]);
      }
      estimator.add(0, window, drawnBySlot[0], antitheticBySlot[0], gradient);
    }
    if (share != null) {
      shareOfSequences(batch);
    }
    double penalty = logits.addPenalty(settings.maskPenalty(), share, gradient);
    logits.update(gradient, step);
    return penalty;
  }

  /** A connection exists in a sequence if its key does, which is the older of the two slots. */
  private void shareOfSequences(TokenBatch batch) {
    double[] byKey = new double[window];
    for (int s = 0; s < batch.sequences(); s++) {
      byKey[window - batch.length(s)]++;
    }
    for (int key = 1; key < window; key++) {
      byKey[key] += byKey[key - 1];
    }
    for (int query = 0; query < window; query++) {
      for (int key = 0; key <= query; key++) {
        share[query * window + key] = byKey[key] / batch.sequences();
      }
    }
  }

  private static void add(double[][] part, double[][] sum) {
    for (int block = 0; block < sum.length; block++) {
      add(part[block], sum[block]);
    }
  }

  private static void add(double[] part, double[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += part[i];
    }
  }
}
