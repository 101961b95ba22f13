package recdenoiser.engine.experiment;

import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.model.BackboneSettings.Backbone;

/** What a configuration asks of its data beyond what every configuration does. */
final class DataRules {
  private DataRules() {}

  /**
   * @throws SettingProblem if the configuration cannot be run on these data
   */
  static void require(RunConfig config, Sequences data) {
    Backbone backbone = config.backbone().backbone();
    if (backbone.needsTimes() && !data.hasTimes()) {
      throw new SettingProblem(
          "backbone", SettingTexts.format("problem.noTimes", data.name(), backbone.name()));
    }
  }
}
