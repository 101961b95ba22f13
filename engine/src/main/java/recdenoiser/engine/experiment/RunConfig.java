package recdenoiser.engine.experiment;

import java.util.List;
import recdenoiser.engine.attention.AttentionSettings;
import recdenoiser.engine.data.DataSettings;
import recdenoiser.engine.denoise.DenoiserSettings;
import recdenoiser.engine.evaluate.EvaluationSettings;
import recdenoiser.engine.model.BackboneSettings;
import recdenoiser.engine.train.LossSettings;
import recdenoiser.engine.train.TrainingSettings;

/**
 * Everything that decides the bits of a run. The number of threads is not in it: it changes only
 * how long a run takes.
 *
 * @param version of this format
 */
public record RunConfig(
    int version,
    DataSettings data,
    BackboneSettings backbone,
    AttentionSettings attention,
    DenoiserSettings denoiser,
    LossSettings loss,
    TrainingSettings training,
    EvaluationSettings evaluation) {

  public static final int VERSION = 5;

  /**
   * What keeps this configuration from being run: values out of range and rules between settings;
   * empty if nothing.
   */
  public List<SettingProblem> problems() {
    return SettingCatalogue.get().problems(this);
  }

  /**
   * @throws SettingProblem the first of {@link #problems()}, if there is one
   */
  public RunConfig requireValid() {
    List<SettingProblem> problems = problems();
    if (!problems.isEmpty()) {
      throw problems.get(0);
    }
    return this;
  }

  /** This configuration with one setting changed; see {@link SettingCatalogue#with}. */
  public RunConfig with(String setting, String value) {
    return SettingCatalogue.get().with(this, setting, value);
  }
}
