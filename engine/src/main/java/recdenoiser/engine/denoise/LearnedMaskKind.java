package recdenoiser.engine.denoise;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import recdenoiser.engine.attention.AttentionKind;
import recdenoiser.engine.attention.AttentionRule;
import recdenoiser.engine.attention.Rule;
import recdenoiser.engine.attention.RuleContext;
import recdenoiser.engine.attention.RuleShape;
import recdenoiser.engine.denoise.DenoiserSettings.Estimator;
import recdenoiser.engine.denoise.DenoiserSettings.MaskHeads;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.settings.SettingTexts;
import recdenoiser.engine.text.Numbers;

/** Rec-Denoiser's learned masks (Chen et al., RecSys 2022, Eq. 5). */
public final class LearnedMaskKind implements AttentionKind {
  /** What {@link AttentionRule#probes} calls the share of open connections. */
  public static final String OPEN_SHARES = "openShares";

  @Override
  public String id() {
    return Rule.LEARNED_MASK;
  }

  @Override
  public String shortName() {
    return "denoiser";
  }

  private static DenoiserSettings denoiser(SettingGroups settings) {
    return settings.get(DenoiserSettings.class);
  }

  @Override
  public String inWords(SettingGroups settings, RuleShape shape) {
    DenoiserSettings denoiser = denoiser(settings);
    boolean perHead = denoiser.maskHeads() == MaskHeads.PER_HEAD && shape.heads() > 1;
    return SettingTexts.format(
        "words.masks",
        SettingTexts.text(perHead ? "words.masks.perHead" : "words.masks.shared"),
        SettingTexts.text("words.estimator." + denoiser.estimator()),
        SettingTexts.text("words.draw." + denoiser.maskDraw()),
        Numbers.decimal(denoiser.maskPenalty()));
  }

  @Override
  public Set<String> settings(SettingGroups settings) {
    Set<String> names =
        new HashSet<>(
            Set.of(
                "estimator",
                "maskDraw",
                "maskHeads",
                "maskPenalty",
                "maskPenaltyScale",
                "maskLearningRate",
                "maskStart",
                "maskWarmUp"));
    Estimator estimator = denoiser(settings).estimator();
    if (estimator != Estimator.STRAIGHT_THROUGH) {
      names.add("credit");
    }
    if (estimator == Estimator.REINFORCE) {
      names.add("baselineDecay");
    }
    return names;
  }

  @Override
  public List<SettingProblem> problems(SettingGroups settings, RuleShape shape) {
    return shape.blocks() > 0
        ? List.of()
        : List.of(new SettingProblem("blocks", SettingTexts.text("problem.masksNeedBlocks")));
  }

  @Override
  public AttentionRule create(RuleContext context) {
    DenoiserSettings denoiser = denoiser(context.settings());
    MaskPlanes planes = planes(denoiser, context.shape());
    return new LearnedMaskRule(
        denoiser, new MaskLogits(planes, denoiser.maskStart(), context.precision()));
  }

  private static MaskPlanes planes(DenoiserSettings denoiser, RuleShape shape) {
    int heads = denoiser.maskHeads() == MaskHeads.SHARED ? 1 : shape.heads();
    return new MaskPlanes(shape.blocks(), heads, shape.window(), shape.causal());
  }

  @Override
  public long parameterCount(SettingGroups settings, RuleShape shape) {
    MaskPlanes planes = planes(denoiser(settings), shape);
    return (long) planes.count() * planes.connections();
  }

  @Override
  public Decision decision() {
    return Decision.MASK;
  }

  @Override
  public Set<String> probes(SettingGroups settings) {
    return Set.of(OPEN_SHARES);
  }
}
