package recdenoiser.engine.config;

import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.model.ModelKind;
import recdenoiser.engine.model.ModelKinds;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.settings.SettingTexts;

/** What a configuration asks of its data beyond what every configuration does. */
public final class DataRules {
  private DataRules() {}

  /**
   * @throws SettingProblem if the configuration cannot be run on these data
   */
  public static void require(RunConfig config, Sequences data) {
    if (config.data().transposed() && !data.hasTimes()) {
      throw new SettingProblem(
          "transposed", SettingTexts.format("problem.noOrderOfUsers", data.name()));
    }
    ModelKind model = ModelKinds.of(config.groups());
    if (model.needs().times() && !data.hasTimes()) {
      throw new SettingProblem(
          "model", SettingTexts.format("problem.noTimes", data.name(), model.title()));
    }
  }
}
