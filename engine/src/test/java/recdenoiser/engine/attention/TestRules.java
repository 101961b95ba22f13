package recdenoiser.engine.attention;

import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.tensor.Precision;

/** Rules made for tests, without a model around them. */
public final class TestRules {
  private TestRules() {}

  /**
   * @param parameters in which a rule that learns declares its weights
   */
  public static AttentionRule create(
      AttentionSettings settings, RuleShape shape, Parameters parameters) {
    return AttentionKinds.create(
        new RuleContext(SettingGroups.of(settings), shape, 0, parameters, Precision.DOUBLE));
  }

  /** What holds in the first pass of a training step. */
  public static PassRule training(AttentionRule rule, long seed, long step) {
    RuleTraining training = rule.training(new TrainingContext(seed, null));
    training.begin(new TokenBatch(), step);
    return training.passes().pass(0, 0);
  }
}
