package recdenoiser.engine.denoise;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import recdenoiser.engine.attention.AttentionRule;
import recdenoiser.engine.attention.PassRule;
import recdenoiser.engine.attention.RuleTraining;
import recdenoiser.engine.attention.TrainingContext;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.storage.NamedArrays;

/**
 * Attention weights times a mask that is learned, Eq. 5: M = softmax(·) ⊙ Z, not renormalised, with
 * Z ~ Bern(σ(Φ)) in training and σ(Φ) where it exceeds one half, else exactly 0, in use.
 */
final class LearnedMaskRule implements AttentionRule {
  private static final String LOGITS = "mask_logits";

  private final DenoiserSettings settings;
  private final MaskLogits logits;

  LearnedMaskRule(DenoiserSettings settings, MaskLogits logits) {
    this.settings = settings;
    this.logits = logits;
  }

  @Override
  public PassRule inference() {
    return new LearnedMask(logits).inference();
  }

  @Override
  public RuleTraining training(TrainingContext context) {
    return new LearnedMaskTraining(settings, logits, context);
  }

  @Override
  public long parameterCount() {
    return logits.admissible();
  }

  @Override
  public List<NamedArray> weights() {
    return List.of(new NamedArray(LOGITS, shape(), logits.values()));
  }

  /** Without a dimension for heads where these share a mask. */
  private int[] shape() {
    MaskPlanes planes = logits.planes();
    int n = planes.window();
    return settings.maskHeads() == DenoiserSettings.MaskHeads.SHARED
        ? new int[] {planes.blocks(), n, n}
        : new int[] {planes.blocks(), planes.heads(), n, n};
  }

  @Override
  public void restore(NamedArrays weights) {
    logits.restore(weights.take(LOGITS, shape()));
  }

  @Override
  public Map<String, double[][]> probes() {
    return Map.of(LearnedMaskKind.OPEN_SHARES, logits.openShares());
  }

  @Override
  public float[][] openProbabilities() {
    MaskPlanes planes = logits.planes();
    int n = planes.window();
    float[][] open = new float[planes.count()][n * n];
    for (int plane = 0; plane < open.length; plane++) {
      Arrays.fill(open[plane], Float.NaN);
      for (int query = 0; query < n; query++) {
        for (int key = 0; key < planes.keys(query, n); key++) {
          open[plane][query * n + key] = (float) logits.open(plane)[query * n + key];
        }
      }
    }
    return open;
  }
}
