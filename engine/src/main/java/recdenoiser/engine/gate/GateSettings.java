package recdenoiser.engine.gate;

import recdenoiser.engine.settings.Setting;

/**
 * What the content gate looks at.
 *
 * @param gateWidth d_g, width of both sides of the products
 * @param gateSharpness κ: g = σ(κℓ)
 * @param gateLearningRate of its Adam
 * @param gateInsertions ρ, how many random items are inserted for each input in training
 * @param gateLoss λ, what the loss of telling them apart counts in the objective
 * @param gateInsertedWeight what an inserted key counts in that loss, against 1 of another
 * @param gateRenormalises whether weights sum to 1 again behind the gate
 * @param gateUse what gates are in use
 * @param gateDraw how gates are drawn in training, and what the recommendations' loss tells them
 * @param gatePerBlock whether every block has a gate of its own
 */
public record GateSettings(
    @Setting(basic = true, min = 1, max = 256, unit = "numbers") int gateWidth,
    @Setting(basic = true, min = 0.01, max = 100) double gateSharpness,
    @Setting(min = 0, max = 1, aboveMin = true) double gateLearningRate,
    @Setting(basic = true, min = 0, max = 1) double gateInsertions,
    @Setting(basic = true, min = 0, max = 1000) double gateLoss,
    @Setting(min = 0, max = 1000) double gateInsertedWeight,
    @Setting boolean gateRenormalises,
    @Setting GateUse gateUse,
    @Setting GateDraw gateDraw,
    @Setting boolean gatePerBlock) {

  public static final GateSettings DEFAULTS =
      new GateSettings(16, 3, 0.01, 0.15, 1, 6, true, GateUse.SOFT);

  /** One gate for all blocks, nothing drawn. */
  public GateSettings(
      int gateWidth,
      double gateSharpness,
      double gateLearningRate,
      double gateInsertions,
      double gateLoss,
      double gateInsertedWeight,
      boolean gateRenormalises,
      GateUse gateUse) {
    this(
        gateWidth,
        gateSharpness,
        gateLearningRate,
        gateInsertions,
        gateLoss,
        gateInsertedWeight,
        gateRenormalises,
        gateUse,
        GateDraw.NONE,
        false);
  }

  public enum GateUse {
    /** As in training, where gates are drawn about what they are on average. */
    SOFT,
    /** Exactly 0 where a gate is at most one half. */
    HARD
  }

  /** What g is in training, for u uniform between 0 and 1, p = σ(κℓ). */
  public enum GateDraw {
    /** p. */
    NONE,
    /**
     * σ((ln u - ln(1 - u) + κℓ) / ⅔), stretched to -0.1 … 1.1 and cut to 0 … 1 (Louizos, Welling
     * and Kingma, ICLR 2018).
     */
    HARD_CONCRETE,
    /** 1[u &lt; p], with the estimator of the learned masks of that name, and so on. */
    AR,
    ARM,
    DISARM,
    /** 1[u &lt; p], and the derivative as if it were p (Bengio et al. 2013). */
    STRAIGHT_THROUGH
  }
}
