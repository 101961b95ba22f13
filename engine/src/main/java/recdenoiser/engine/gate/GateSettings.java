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
 */
public record GateSettings(
    @Setting(basic = true, min = 1, max = 256, unit = "numbers") int gateWidth,
    @Setting(basic = true, min = 0.01, max = 100) double gateSharpness,
    @Setting(min = 0, max = 1, aboveMin = true) double gateLearningRate,
    @Setting(basic = true, min = 0, max = 1) double gateInsertions,
    @Setting(basic = true, min = 0, max = 1000) double gateLoss,
    @Setting(min = 0, max = 1000) double gateInsertedWeight,
    @Setting boolean gateRenormalises,
    @Setting GateUse gateUse) {

  public static final GateSettings DEFAULTS =
      new GateSettings(16, 3, 0.01, 0.15, 1, 6, true, GateUse.SOFT);

  public enum GateUse {
    /** As in training. */
    SOFT,
    /** Exactly 0 where a gate is at most one half. */
    HARD
  }
}
