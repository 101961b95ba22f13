package recdenoiser.plugin;

import java.util.Optional;
import java.util.Set;
import recdenoiser.engine.attention.AttentionKind;
import recdenoiser.engine.attention.AttentionRule;
import recdenoiser.engine.attention.RuleContext;
import recdenoiser.engine.attention.RuleShape;
import recdenoiser.engine.model.ModelSettings;
import recdenoiser.engine.settings.Setting;
import recdenoiser.engine.settings.SettingGroups;

/** Attention weights times a gate of the key's item, learned through the tape. */
public final class GateKind implements AttentionKind {
  public static final String ID = "PLUGIN_GATE";

  /**
   * @param gatePrice λ, of each open gate
   */
  public record Settings(@Setting(min = 0, max = 10) double gatePrice) {}

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String title() {
    return "Gate of items";
  }

  @Override
  public String shortName() {
    return "gate";
  }

  @Override
  public String inWords(SettingGroups settings, RuleShape shape) {
    return "Every item has a gate.";
  }

  @Override
  public Optional<Record> ownSettings() {
    return Optional.of(new Settings(0.01));
  }

  @Override
  public AttentionRule create(RuleContext context) {
    int width = context.settings().get(ModelSettings.class).width();
    double price = context.settings().get(Settings.class).gatePrice();
    return new GateRule(context.parameters(), context.shape(), width, price);
  }

  @Override
  public long parameterCount(SettingGroups settings, RuleShape shape) {
    return settings.get(ModelSettings.class).width() + 1L;
  }

  @Override
  public Decision decision() {
    return Decision.MASK;
  }

  @Override
  public Set<String> probes(SettingGroups settings) {
    return Set.of(GateRule.BIAS);
  }
}
