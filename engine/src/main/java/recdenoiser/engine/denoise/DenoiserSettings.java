package recdenoiser.engine.denoise;

import recdenoiser.engine.settings.Setting;

/**
 * Rec-Denoiser: learned binary masks on the attention and the Jacobian penalty.
 *
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
 * @param maskHeads whether all heads of a block share one mask, as published, or each has its own
 * @param baselineDecay of the running mean that REINFORCE compares losses with
 * @param maskWarmUp so many steps are taken under plain attention before masks are drawn and learn
 */
public record DenoiserSettings(
    @Setting(basic = true) Estimator estimator,
    @Setting MaskDraw maskDraw,
    @Setting Credit credit,
    @Setting(basic = true, min = 0, max = 1000) double maskPenalty,
    @Setting PenaltyScale maskPenaltyScale,
    @Setting(basic = true, min = 0, max = 1000) double jacobianPenalty,
    @Setting Reduction jacobianReduction,
    @Setting(min = 0, max = 10) double maskLearningRate,
    @Setting(min = 0, max = 1, aboveMin = true, belowMax = true) double maskStart,
    @Setting MaskHeads maskHeads,
    @Setting(min = 0, max = 1, belowMax = true) double baselineDecay,
    @Setting(min = 0, max = 1e9, unit = "steps") int maskWarmUp) {

  /** Masks that learn from the first step on. */
  public DenoiserSettings(
      Estimator estimator,
      MaskDraw maskDraw,
      Credit credit,
      double maskPenalty,
      PenaltyScale maskPenaltyScale,
      double jacobianPenalty,
      Reduction jacobianReduction,
      double maskLearningRate,
      double maskStart,
      MaskHeads maskHeads,
      double baselineDecay) {
    this(
        estimator,
        maskDraw,
        credit,
        maskPenalty,
        maskPenaltyScale,
        jacobianPenalty,
        jacobianReduction,
        maskLearningRate,
        maskStart,
        maskHeads,
        baselineDecay,
        0);
  }

  public enum Estimator {
    /** One pass, Eq. 11. */
    AR,
    /** Two antithetic passes, Eq. 10. */
    ARM,
    /** ARM with the draws' signs integrated out (Dong et al. 2020); two passes. */
    DISARM,
    /** The score function with a running mean of the loss as baseline (Williams 1992); one pass. */
    REINFORCE,
    /** The gradient of the weights, passed on as if the draw were σ(Φ) (Bengio et al. 2013). */
    STRAIGHT_THROUGH;

    /** Whether the loss under the antithetic mask is needed too. */
    public boolean antithetic() {
      return this == ARM || this == DISARM;
    }
  }

  public enum MaskHeads {
    SHARED,
    PER_HEAD
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
