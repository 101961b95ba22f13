package recdenoiser.engine.attention;

import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.settings.SettingTexts;

/** Plain softmax, Eq. 2 of Rec-Denoiser. */
public final class SoftmaxKind implements AttentionKind {

  @Override
  public String id() {
    return Rule.SOFTMAX;
  }

  @Override
  public String shortName() {
    return "";
  }

  @Override
  public String inWords(SettingGroups settings, RuleShape shape) {
    String seen = SettingTexts.text(shape.causal() ? "words.earlier" : "words.any");
    return SettingTexts.format("words.softmax", seen);
  }

  @Override
  public AttentionRule create(RuleContext context) {
    return AttentionRule.SOFTMAX;
  }
}
