package recdenoiser.engine.config;

import java.util.Set;
import recdenoiser.engine.attention.AttentionKind;
import recdenoiser.engine.attention.AttentionKind.Decision;
import recdenoiser.engine.attention.AttentionKinds;
import recdenoiser.engine.attention.RuleShape;
import recdenoiser.engine.model.ModelKind;
import recdenoiser.engine.model.ModelKinds;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.settings.SettingProblem;

/** What the model and the attention rule of a configuration say of it. */
public final class ChosenKinds {
  private final SettingGroups groups;
  private final ModelKind model;
  private final AttentionKind attention;
  private final RuleShape shape;

  private ChosenKinds(SettingGroups groups) {
    this.groups = groups;
    this.model = ModelKinds.of(groups);
    this.attention = AttentionKinds.of(groups);
    this.shape = model.shape(groups);
  }

  /**
   * @throws SettingProblem if there is no such model or rule here
   */
  public static ChosenKinds of(RunConfig config) {
    return new ChosenKinds(config.groups());
  }

  public ModelKind model() {
    return model;
  }

  /** Whether there are any weights for a rule to make. */
  public boolean hasAttention() {
    return shape.blocks() > 0;
  }

  /** What the attention rule decides; nothing without attention. */
  public Decision decision() {
    return hasAttention() ? attention.decision() : Decision.NONE;
  }

  /** Names of the numbers that the attention rule shows over the epochs. */
  public Set<String> probes() {
    return hasAttention() ? attention.probes(groups) : Set.of();
  }

  /** What the model does, in plain sentences. */
  public String modelInWords(String dataName) {
    return model.inWords(groups, dataName);
  }

  /** What the attention does, in plain sentences; only with attention. */
  public String attentionInWords() {
    return attention.inWords(groups, shape);
  }

  /** Numbers that model and rule would learn, counted without building them. */
  public long parameterCount(int items, int users) {
    long ofRule = hasAttention() ? attention.parameterCount(groups, shape, items) : 0;
    return model.parameterCount(groups, items, users) + ofRule;
  }
}
