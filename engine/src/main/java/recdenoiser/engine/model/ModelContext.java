package recdenoiser.engine.model;

import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.tensor.Precision;

/**
 * What a model is made of.
 *
 * @param items of the catalogue
 * @param users of the data
 * @param parameters in which its weights are declared beside what is there; they are allocated and
 *     drawn by the model
 * @param seed of the first weights
 */
public record ModelContext(
    SettingGroups settings,
    int items,
    int users,
    Parameters parameters,
    Precision precision,
    long seed) {

  public ModelSettings model() {
    return settings.get(ModelSettings.class);
  }
}
