package recdenoiser.engine.train;

import recdenoiser.engine.attention.AttentionSettings;
import recdenoiser.engine.attention.RuleShape;
import recdenoiser.engine.denoise.DenoiserSettings;
import recdenoiser.engine.model.BackboneSettings;

/** Everything that decides how a self-attentive model looks and learns. */
public record SelfAttentiveSettings(
    BackboneSettings backbone,
    AttentionSettings attention,
    DenoiserSettings denoiser,
    LossSettings loss,
    TrainingSettings training) {

  /** Whether there are masks to learn. */
  boolean learnsMasks() {
    return attention.attention() == AttentionSettings.Rule.LEARNED_MASK && backbone.blocks() > 0;
  }

  RuleShape ruleShape() {
    return new RuleShape(
        backbone.blocks(), backbone.heads(), backbone.maxLength(), backbone.backbone().causal());
  }
}
