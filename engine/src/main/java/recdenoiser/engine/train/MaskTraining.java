package recdenoiser.engine.train;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.learning.config.Adam;
import recdenoiser.engine.denoise.DenoiserSettings;
import recdenoiser.engine.denoise.DenoiserSettings.Estimator;
import recdenoiser.engine.denoise.DenoiserSettings.MaskDraw;
import recdenoiser.engine.denoise.DenoiserSettings.MaskHeads;
import recdenoiser.engine.denoise.DenoiserSettings.PenaltyScale;
import recdenoiser.engine.denoise.MaskGradient;
import recdenoiser.engine.denoise.MaskLogits;
import recdenoiser.engine.denoise.MaskPlanes;
import recdenoiser.engine.denoise.RunningBaseline;
import recdenoiser.engine.denoise.Uniforms;
import recdenoiser.engine.model.BackboneSettings;
import recdenoiser.engine.model.TokenBatch;

/** Learns the mask logits from what shards report, β‖Z‖₀ included. */
final class MaskTraining {
  private static final String LOGITS = "mask_logits";
  private static final String MOMENTS = "mask_logits.moments";
  private static final String BASELINE = "mask_baseline";

  private final DenoiserSettings settings;
  private final long seed;
  private final MaskPlanes planes;
  private final MaskLogits logits;
  private final MaskFeedback feedback;
  private final RunningBaseline baseline;
  private final double[][] gradient;
  private final double[] share;
  private Uniforms uniforms;

  MaskTraining(SelfAttentiveSettings model) {
    settings = model.denoiser();
    seed = model.training().seed();
    planes = planes(model);
    logits = new MaskLogits(planes, settings.maskStart(), adam(model));
    baseline =
        settings.estimator() == Estimator.REINFORCE
            ? new RunningBaseline(settings.baselineDecay(), planes, Shards.MOST)
            : null;
    feedback = newFeedback();
    gradient = planes.zeros();
    share =
        settings.maskPenaltyScale() == PenaltyScale.SEQUENCES ? new double[planes.cells()] : null;
  }

  private static MaskPlanes planes(SelfAttentiveSettings model) {
    BackboneSettings backbone = model.backbone();
    int heads = model.denoiser().maskHeads() == MaskHeads.SHARED ? 1 : backbone.heads();
    return new MaskPlanes(
        backbone.blocks(), heads, backbone.maxLength(), backbone.backbone().causal());
  }

  private static Adam adam(SelfAttentiveSettings model) {
    TrainingSettings training = model.training();
    return new Adam(
        model.denoiser().maskLearningRate(),
        training.beta1(),
        training.beta2(),
        training.epsilon());
  }

  private MaskFeedback newFeedback() {
    if (settings.estimator() == Estimator.STRAIGHT_THROUGH) {
      return new DerivativeFeedback(logits);
    }
    return ownDraws()
        ? new SequenceFeedback(planes, this::estimate)
        : new BatchFeedback(planes.window(), this::estimate);
  }

  private MaskGradient estimate(int part) {
    Estimator estimator = settings.estimator();
    return baseline == null
        ? new MaskGradient(estimator, settings.credit(), logits, uniforms)
        : new MaskGradient(estimator, settings.credit(), logits, uniforms, baseline, part);
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
  Uniforms begin(TokenBatch batch, long step) {
    uniforms = Uniforms.keyed(seed, step, settings.maskDraw());
    if (baseline != null) {
      baseline.begin(ownDraws() ? batch.sequences() : 1);
    }
    return uniforms;
  }

  /** What the shards report to. */
  MaskFeedback feedback() {
    return feedback;
  }

  /**
   * Sums what the shards reported, in their order, and updates Φ; the result is the penalty β Σ
   * σ(Φ).
   */
  double update(TokenBatch batch, int shards, long step) {
    MaskLogits.clear(gradient);
    feedback.collect(shards, gradient);
    if (baseline != null) {
      baseline.update(ownDraws() ? shards : 1);
    }
    if (share != null) {
      shareOfSequences(batch);
    }
    double penalty = logits.addPenalty(settings.maskPenalty(), share, gradient);
    logits.update(gradient, step);
    return penalty;
  }

  /** A connection exists in a sequence if the older of its two slots is filled. */
  private void shareOfSequences(TokenBatch batch) {
    int window = planes.window();
    double[] filled = new double[window];
    for (int s = 0; s < batch.sequences(); s++) {
      filled[window - batch.length(s)]++;
    }
    for (int slot = 1; slot < window; slot++) {
      filled[slot] += filled[slot - 1];
    }
    for (int query = 0; query < window; query++) {
      for (int key = 0; key < planes.keys(query, window); key++) {
        share[query * window + key] = filled[Math.min(query, key)] / batch.sequences();
      }
    }
  }

  NamedArray weights() {
    return new NamedArray(LOGITS, shape(), logits.values());
  }

  private int[] shape() {
    int n = planes.window();
    return settings.maskHeads() == MaskHeads.SHARED
        ? new int[] {planes.blocks(), n, n}
        : new int[] {planes.blocks(), planes.heads(), n, n};
  }

  List<NamedArray> state() {
    List<NamedArray> state = new ArrayList<>();
    float[] moments = logits.moments();
    state.add(new NamedArray(MOMENTS, new int[] {moments.length}, moments));
    if (baseline != null) {
      state.add(new NamedArray(BASELINE, baselineShape(), baseline.values()));
    }
    return state;
  }

  private int[] baselineShape() {
    return new int[] {planes.blocks(), planes.window()};
  }

  /**
   * @param state null if training does not go on from there
   */
  void restore(NamedArrays weights, NamedArrays state) {
    float[] values = weights.take(LOGITS, shape());
    logits.restore(
        values, state == null ? null : state.take(MOMENTS, new int[] {2 * values.length}));
    if (state != null && baseline != null) {
      baseline.restore(state.take(BASELINE, baselineShape()));
    }
  }
}
