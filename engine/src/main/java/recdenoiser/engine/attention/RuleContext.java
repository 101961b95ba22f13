package recdenoiser.engine.attention;

import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.tensor.Precision;

/**
 * What a rule is made of.
 *
 * @param settings of the run
 * @param parameters of the model, not allocated yet: what is declared here is trained with them
 */
public record RuleContext(
    SettingGroups settings, RuleShape shape, Parameters parameters, Precision precision) {

  public AttentionSettings attention() {
    return settings.get(AttentionSettings.class);
  }
}
