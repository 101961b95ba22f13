package recdenoiser.engine.denoise;

import java.util.Arrays;
import recdenoiser.engine.denoise.DenoiserSettings.Credit;
import recdenoiser.engine.denoise.DenoiserSettings.Estimator;
import recdenoiser.engine.denoise.DenoiserSettings.MaskDraw;
import recdenoiser.engine.denoise.LearnedMask.Kind;
import recdenoiser.engine.model.SmallModel;

/** Estimates of the mask gradient of a small model, from many keyed draws. */
final class MaskEstimates {
  private static final double DECAY = 0.9;

  private final MaskedModel masked;
  private final SmallModel model;
  private final MaskLogits logits;
  private final double[] nothing;
  private boolean inAllSequences;
  private boolean compares = true;

  MaskEstimates(MaskedModel masked) {
    this.masked = masked;
    this.model = masked.model();
    this.logits = masked.logits();
    this.nothing = new double[model.batch.tokens()];
  }

  /** REINFORCE without a baseline. */
  MaskEstimates withoutBaseline() {
    compares = false;
    return this;
  }

  /** A draw for the batch is credited with losses of sequences that lack the connection, too. */
  MaskEstimates inAllSequences() {
    inAllSequences = true;
    return this;
  }

  /** Moments of the gradient, plane after plane, [planes · n · n]. */
  Moments of(Estimator estimator, MaskDraw draw, Credit credit, int draws) {
    Moments moments = new Moments(logits.planes().count() * logits.planes().cells());
    RunningBaseline baseline = new RunningBaseline(DECAY, logits.planes(), 1);
    LearnedMask drawn = new LearnedMask(logits);
    LearnedMask antithetic = new LearnedMask(logits);
    boolean shared = draw == MaskDraw.PER_BATCH;
    for (int step = 1; step <= draws; step++) {
      Uniforms uniforms = Uniforms.keyed(17, step, draw);
      baseline.begin(shared ? 1 : model.batch.sequences());
      MaskGradient estimate =
          estimator == Estimator.REINFORCE && compares
              ? new MaskGradient(estimator, credit, logits, uniforms, baseline, 0)
              : new MaskGradient(estimator, credit, logits, uniforms);
      double[] losses = losses(drawn.draw(Kind.DRAWN, uniforms, shared));
      double[] others =
          estimator.antithetic()
              ? losses(antithetic.draw(Kind.ANTITHETIC, uniforms, shared))
              : nothing;
      boolean reachable =
          shared
              && credit == Credit.REACHABLE
              && !inAllSequences
              && !(estimator == Estimator.REINFORCE && compares);
      moments.add(
          flat(
              reachable
                  ? reachable(estimate, losses, others)
                  : gradient(estimate, shared, losses, others)));
      baseline.update(1);
    }
    return moments;
  }

  private double[][] reachable(MaskGradient estimate, double[] losses, double[] others) {
    double[][] gradient = logits.zeroGradient();
    estimate.addReachable(byStart(losses), byStart(others), gradient);
    return gradient;
  }

  private double[] byStart(double[] losses) {
    int n = logits.window();
    double[] sums = new double[n * n];
    for (int s = 0; s < model.batch.sequences(); s++) {
      int row = (n - model.batch.length(s)) * n;
      for (int t = model.batch.offsets()[s]; t < model.batch.offsets()[s + 1]; t++) {
        sums[row + model.batch.slots()[t]] += losses[t];
      }
    }
    return sums;
  }

  private double[][] gradient(
      MaskGradient estimate, boolean shared, double[] losses, double[] others) {
    double[][] gradient = logits.zeroGradient();
    if (shared) {
      estimate.add(0, logits.window(), bySlot(losses), bySlot(others), gradient);
    } else {
      for (int s = 0; s < model.batch.sequences(); s++) {
        estimate.add(s, model.batch.length(s), ofOne(losses, s), ofOne(others, s), gradient);
      }
    }
    return gradient;
  }

  static double[] flat(double[][] planes) {
    return Arrays.stream(planes).flatMapToDouble(Arrays::stream).toArray();
  }

  private double[] losses(LearnedMask rule) {
    masked.loss(rule);
    return Arrays.stream(model.losses).map(loss -> masked.weight() * loss).toArray();
  }

  private double[] bySlot(double[] losses) {
    double[] slots = new double[logits.window()];
    for (int t = 0; t < losses.length; t++) {
      slots[model.batch.slots()[t]] += losses[t];
    }
    return slots;
  }

  private double[] ofOne(double[] losses, int sequence) {
    int[] offsets = model.batch.offsets();
    return Arrays.copyOfRange(losses, offsets[sequence], offsets[sequence + 1]);
  }
}
