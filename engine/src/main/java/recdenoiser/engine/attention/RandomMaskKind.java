package recdenoiser.engine.attention;

import java.util.Set;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.settings.SettingTexts;
import recdenoiser.engine.text.Numbers;

/** Random masks in training: the special cases LayerDrop and DropHead of Rec-Denoiser. */
public final class RandomMaskKind implements AttentionKind {

  @Override
  public String id() {
    return Rule.RANDOM_MASK;
  }

  @Override
  public String shortName() {
    return "random";
  }

  @Override
  public String inWords(SettingGroups settings, RuleShape shape) {
    AttentionSettings attention = settings.get(AttentionSettings.class);
    return SettingTexts.format(
        "words.random",
        Numbers.percent(attention.randomRate()),
        SettingTexts.text("words.random." + attention.randomUnit()));
  }

  @Override
  public Set<String> settings(SettingGroups settings) {
    return Set.of("randomUnit", "randomRate");
  }

  @Override
  public AttentionRule create(RuleContext context) {
    return new RandomMaskRule(context.attention());
  }
}
