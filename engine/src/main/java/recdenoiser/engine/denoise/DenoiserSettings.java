package recdenoiser.engine.denoise;

import recdenoiser.engine.settings.Setting;

/**
 * Rec-Denoiser: learned binary masks on the attention and the Jacobian penalty.
 *
 * @param attention the rule that turns scores into attention weights
 * @param estimator of the gradient of the mask logits Φ
 * @param maskDraw one draw of the masks for the whole batch (Algorithm 1), or one for every
 *     sequence
 * @param credit whether a connection is credited with the whole loss (Eq. 10, 11) or only with what
 *     it can influence
 * @param maskPenalty β
 * @param maskPenaltyScale whether a connection counts once, or with the share of the batch's
 *     sequences that have it
 * @param jacobianPenalty γ, on the squared Frobenius norm of each block's Jacobian per sequence; 0
 *     switches it off
 * @param jacobianReduction whether the norms are divided by the number of sequences or of real
 *     positions
 * @param maskLearningRate of Adam on Φ
 * @param maskStart σ(Φ) at the start
 */
public record DenoiserSettings(
    @Setting Attention attention,
    @Setting Estimator estimator,
    @Setting MaskDraw maskDraw,
    @Setting Credit credit,
    @Setting(min = 0, max = 1000) double maskPenalty,
    @Setting PenaltyScale maskPenaltyScale,
    @Setting(min = 0, max = 1000) double jacobianPenalty,
    @Setting Reduction jacobianReduction,
    @Setting(min = 0, max = 10) double maskLearningRate,
    @Setting(min = 0, max = 1, aboveMin = true, belowMax = true) double maskStart) {

  public enum Attention {
    SOFTMAX,
    LEARNED_MASK
  }

  public enum Estimator {
    AR,
    ARM
  }

  public enum MaskDraw {
    PER_BATCH,
    PER_SEQUENCE
  }

  public enum Credit {
    GLOBAL,
    REACHABLE
  }

  public enum PenaltyScale {
    TABLE,
    SEQUENCES
  }

  public enum Reduction {
    SEQUENCE,
    TOKEN
  }
}
