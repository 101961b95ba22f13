package recdenoiser.engine.attention;

import java.util.Set;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.settings.SettingTexts;
import recdenoiser.engine.text.Numbers;

/** α-entmax (Peters, Niculae and Martins 2019), α fixed or learned by every head. */
public final class EntmaxKind implements AttentionKind {
  /** What {@link AttentionRule#probes} calls the α of every head. */
  public static final String ALPHA = "alpha";

  @Override
  public String id() {
    return Rule.ENTMAX;
  }

  @Override
  public String shortName() {
    return "entmax";
  }

  @Override
  public String inWords(SettingGroups settings, RuleShape shape) {
    AttentionSettings attention = settings.get(AttentionSettings.class);
    return attention.learnAlpha()
        ? SettingTexts.text("words.entmax.learned")
        : SettingTexts.format("words.entmax", Numbers.decimal(attention.alpha()));
  }

  @Override
  public Set<String> settings(SettingGroups settings) {
    return learns(settings) ? Set.of("learnAlpha") : Set.of("learnAlpha", "alpha");
  }

  private static boolean learns(SettingGroups settings) {
    return settings.get(AttentionSettings.class).learnAlpha();
  }

  @Override
  public AttentionRule create(RuleContext context) {
    return new EntmaxRule(context.attention(), context.shape(), context.parameters());
  }

  @Override
  public long parameterCount(SettingGroups settings, RuleShape shape) {
    return learns(settings) ? (long) shape.blocks() * shape.heads() : 0;
  }

  @Override
  public Decision decision() {
    return Decision.SUPPORT;
  }

  @Override
  public Set<String> probes(SettingGroups settings) {
    return learns(settings) ? Set.of(ALPHA) : Set.of();
  }
}
