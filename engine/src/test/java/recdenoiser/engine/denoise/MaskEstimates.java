package recdenoiser.engine.denoise;

import java.util.Arrays;
import recdenoiser.engine.denoise.DenoiserSettings.Credit;
import recdenoiser.engine.denoise.DenoiserSettings.Estimator;
import recdenoiser.engine.denoise.DenoiserSettings.MaskDraw;
import recdenoiser.engine.denoise.LearnedMask.Kind;
import recdenoiser.engine.model.SmallModel;

/** Estimates of the mask gradient of a small model, from many keyed draws. */
final class MaskEstimates {
  private final SmallModel model;
  private final MaskLogits logits;
  private final double weight;

  MaskEstimates(SmallModel model, MaskLogits logits, double weight) {
    this.model = model;
    this.logits = logits;
    this.weight = weight;
  }

  /** Moments of the gradient, block after block, [L · n · n]. */
  Moments of(Estimator estimator, MaskDraw draw, Credit credit, int draws) {
    int n = logits.window();
    Moments moments = new Moments(logits.blocks() * n * n);
    LearnedMask drawn = new LearnedMask(logits);
    LearnedMask antithetic = new LearnedMask(logits);
    boolean shared = draw == MaskDraw.PER_BATCH;
    for (int step = 1; step <= draws; step++) {
      Uniforms uniforms = Uniforms.keyed(17, step, draw);
      double[] losses = losses(drawn.draw(Kind.DRAWN, uniforms, shared));
      double[] others = losses(antithetic.draw(Kind.ANTITHETIC, uniforms, shared));
      MaskGradient estimate = new MaskGradient(estimator, credit, logits.blocks(), n, uniforms);
      double[][] gradient = logits.zeroGradient();
      if (shared) {
        estimate.add(0, n, bySlot(losses), bySlot(others), gradient);
      } else {
        for (int s = 0; s < model.batch.sequences(); s++) {
          estimate.add(s, model.batch.length(s), ofOne(losses, s), ofOne(others, s), gradient);
        }
      }
      moments.add(Arrays.stream(gradient).flatMapToDouble(Arrays::stream).toArray());
    }
    return moments;
  }

  private double[] losses(LearnedMask rule) {
    model.forward(rule, weight, null);
    return Arrays.stream(model.losses).map(loss -> weight * loss).toArray();
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
