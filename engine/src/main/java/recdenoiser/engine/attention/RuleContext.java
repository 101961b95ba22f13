package recdenoiser.engine.attention;

import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.tensor.Precision;

/**
 * What a rule is made of.
 *
 * @param settings of the run
 * @param items of the data set
 * @param parameters of the model, not allocated yet: what is declared here is trained with them
 */
public record RuleContext(
    SettingGroups settings,
    RuleShape shape,
    int items,
    Parameters parameters,
    Precision precision) {

  public AttentionSettings attention() {
    return settings.get(AttentionSettings.class);
  }
}
