package recdenoiser.engine.denoise;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import recdenoiser.engine.attention.PassRule;
import recdenoiser.engine.attention.RulePasses;
import recdenoiser.engine.attention.RuleTraining;
import recdenoiser.engine.attention.SliceLosses;
import recdenoiser.engine.attention.TrainingContext;
import recdenoiser.engine.batch.Shards;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.denoise.DenoiserSettings.Credit;
import recdenoiser.engine.denoise.DenoiserSettings.Estimator;
import recdenoiser.engine.denoise.DenoiserSettings.MaskDraw;
import recdenoiser.engine.denoise.DenoiserSettings.PenaltyScale;
import recdenoiser.engine.denoise.LearnedMask.Kind;
import recdenoiser.engine.optimise.Adam;
import recdenoiser.engine.optimise.OptimiserSettings;
import recdenoiser.engine.optimise.TrainedWeights;
import recdenoiser.engine.optimise.TrainedWeights.TableRoles;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.storage.NamedArrays;
import recdenoiser.engine.tensor.Workers;
import recdenoiser.engine.tensor.kernel.Kernels;
import recdenoiser.engine.tensor.simd.KernelChoice;

/**
 * Learns the mask logits from what shards report, β‖Z‖₀ included, with an Adam of their own that
 * has the model's β₁, β₂ and ε.
 */
final class LearnedMaskTraining implements RuleTraining {
  /** The term β Σ σ(Φ) of the objective. */
  private static final String MASKS = "masks";

  private static final String WEIGHTS = "mask_logits";
  private static final String BASELINE = "mask_baseline";

  private final DenoiserSettings settings;
  private final long seed;
  private final MaskPlanes planes;
  private final MaskLogits logits;
  private final MaskFeedback feedback;
  private final RunningBaseline baseline;
  private final Adam adam;
  private final Workers alone = new Workers(1);
  private final Kernels[] kernels;
  private final double[][] gradient;
  private final double[] share;
  private volatile Uniforms uniforms;
  private volatile boolean warmingUp;

  LearnedMaskTraining(DenoiserSettings settings, MaskLogits logits, TrainingContext context) {
    this.settings = settings;
    this.logits = logits;
    seed = context.seed();
    planes = logits.planes();
    kernels = new Kernels[] {KernelChoice.create(logits.precision())};
    adam = adam(settings, logits, context.optimiser());
    baseline =
        settings.estimator() == Estimator.REINFORCE
            ? new RunningBaseline(settings.baselineDecay(), planes, Shards.MOST)
            : null;
    feedback = newFeedback();
    gradient = planes.zeros();
    share =
        settings.maskPenaltyScale() == PenaltyScale.SEQUENCES ? new double[planes.cells()] : null;
  }

  private static Adam adam(DenoiserSettings denoiser, MaskLogits logits, OptimiserSettings model) {
    TrainedWeights weights =
        new TrainedWeights(WEIGHTS, logits.parameters(), List.of(), TableRoles.NONE, false);
    return new Adam(weights, model.adamAlone(denoiser.maskLearningRate()));
  }

  private MaskFeedback newFeedback() {
    if (settings.estimator() == Estimator.STRAIGHT_THROUGH) {
      return new DerivativeFeedback(logits);
    }
    if (ownDraws()) {
      return new SequenceFeedback(planes, this::estimate);
    }
    // a baseline is of all losses
    return settings.credit() == Credit.REACHABLE && baseline == null
        ? new ReachableFeedback(planes.window(), this::estimate)
        : new BatchFeedback(planes.window(), this::estimate);
  }

  private MaskGradient estimate(int part) {
    Estimator estimator = settings.estimator();
    return baseline == null
        ? new MaskGradient(estimator, settings.credit(), logits, uniforms)
        : new MaskGradient(estimator, settings.credit(), logits, uniforms, baseline, part);
  }

  private boolean ownDraws() {
    return settings.maskDraw() == MaskDraw.PER_SEQUENCE;
  }

  /** The drawn masks and, for estimators that need them, the antithetic ones. */
  @Override
  public RulePasses passes() {
    LearnedMask drawn = new LearnedMask(logits);
    LearnedMask antithetic = new LearnedMask(logits);
    return new RulePasses() {
      @Override
      public int count() {
        return settings.estimator().antithetic() && !warmingUp ? 2 : 1;
      }

      @Override
      public PassRule pass(int pass, int shard) {
        if (warmingUp) {
          return PassRule.SOFTMAX;
        }
        return pass == 0
            ? drawn.draw(Kind.DRAWN, uniforms, !ownDraws()).gather(feedback.derivatives(shard))
            : antithetic.draw(Kind.ANTITHETIC, uniforms, !ownDraws());
      }
    };
  }

  @Override
  public void begin(TokenBatch batch, long step) {
    warmingUp = step <= settings.maskWarmUp();
    uniforms = Uniforms.keyed(seed, step, settings.maskDraw());
    if (baseline != null) {
      baseline.begin(ownDraws() ? batch.sequences() : 1);
    }
  }

  @Override
  public void beginShard(int shard) {
    feedback.beginShard(shard);
  }

  @Override
  public void hear(SliceLosses losses) {
    if (!warmingUp) {
      feedback.report(losses);
    }
  }

  @Override
  public Map<String, Double> update(TokenBatch batch, int shards, long step) {
    if (warmingUp) {
      return Map.of();
    }
    MaskLogits.clear(gradient);
    feedback.collect(shards, gradient);
    if (baseline != null) {
      baseline.update(ownDraws() ? shards : 1);
    }
    if (share != null) {
      shareOfSequences(batch);
    }
    double penalty = logits.addPenalty(settings.maskPenalty(), share, gradient);
    adam.step(logits.gradients(gradient), alone, kernels, step);
    logits.refresh();
    return settings.maskPenalty() > 0 ? Map.of(MASKS, penalty) : Map.of();
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

  @Override
  public List<NamedArray> state() {
    List<NamedArray> state = new ArrayList<>(adam.state());
    if (baseline != null) {
      state.add(new NamedArray(BASELINE, baselineShape(), baseline.values()));
    }
    return state;
  }

  private int[] baselineShape() {
    return new int[] {planes.blocks(), planes.window()};
  }

  @Override
  public void restore(NamedArrays state) {
    adam.restore(MaskMoments.upgrade(state, logits.parameters().size()));
    if (baseline != null) {
      baseline.restore(state.take(BASELINE, baselineShape()));
    }
  }
}
