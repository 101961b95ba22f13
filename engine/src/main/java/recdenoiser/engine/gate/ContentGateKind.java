package recdenoiser.engine.gate;

import java.util.List;
import java.util.Optional;
import recdenoiser.engine.attention.AttentionKind;
import recdenoiser.engine.attention.AttentionRule;
import recdenoiser.engine.attention.RuleContext;
import recdenoiser.engine.attention.RuleShape;
import recdenoiser.engine.denoise.DenoiserSettings;
import recdenoiser.engine.model.ModelSettings;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.settings.SettingTexts;
import recdenoiser.engine.text.Numbers;

/** Attention weights times a gate of what stands in the sequence, which learns to see noise. */
public final class ContentGateKind implements AttentionKind {
  public static final String ID = "CONTENT_GATE";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String shortName() {
    return "gate";
  }

  private static GateSettings gate(SettingGroups settings) {
    return settings.get(GateSettings.class);
  }

  @Override
  public String inWords(SettingGroups settings, RuleShape shape) {
    GateSettings gate = gate(settings);
    return SettingTexts.format(
        "words.contentGate",
        Numbers.decimal(gate.gateSharpness()),
        Numbers.decimal(gate.gateInsertions()),
        Numbers.decimal(gate.gateLoss()));
  }

  @Override
  public Optional<Record> ownSettings() {
    return Optional.of(GateSettings.DEFAULTS);
  }

  @Override
  public List<SettingProblem> problems(SettingGroups settings, RuleShape shape) {
    return settings.get(DenoiserSettings.class).jacobianPenalty() > 0
        ? List.of(
            new SettingProblem("jacobianPenalty", SettingTexts.text("problem.gateWithJacobian")))
        : List.of();
  }

  @Override
  public AttentionRule create(RuleContext context) {
    GateSettings gate = gate(context.settings());
    int width = context.settings().get(ModelSettings.class).width();
    GateWeights weights =
        new GateWeights(gate, context.shape(), width, context.items(), context.precision());
    return new ContentGateRule(gate, context.shape(), weights);
  }

  @Override
  public long parameterCount(SettingGroups settings, RuleShape shape, int items) {
    int width = settings.get(ModelSettings.class).width();
    return GateWeights.count(gate(settings), shape, width, items);
  }
}
