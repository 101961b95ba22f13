package recdenoiser.engine.study;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.config.SettingCatalogue;
import recdenoiser.engine.config.SettingDescriptor;
import recdenoiser.engine.config.SettingKind;

/**
 * Runs whose epochs take equally long: of the same data, model and shapes. Of real numbers, such as
 * learning rates and penalties, it only matters whether they are 0.
 *
 * @param settings that decide how long an epoch takes, by name
 */
record CostClass(Map<String, String> settings) {
  private static final Set<String> NO_MATTER =
      Set.of(
          "seed",
          "epochs",
          "patience",
          "evaluateEvery",
          "checkpointEvery",
          "tensorBoard",
          "maskSnapshots",
          "selectBy",
          "noise",
          "noiseSeed",
          "warmUpSteps",
          "decaySteps");

  static CostClass of(RunConfig config) {
    SettingCatalogue catalogue = SettingCatalogue.get();
    Map<String, String> settings = new LinkedHashMap<>();
    for (SettingDescriptor setting : catalogue.settings()) {
      String name = setting.name();
      if (!NO_MATTER.contains(name) && catalogue.matters(config, name)) {
        String value = catalogue.get(config, name);
        boolean real = setting.kind() == SettingKind.NUMBER;
        settings.put(name, real ? Boolean.toString(Double.parseDouble(value) != 0) : value);
      }
    }
    return new CostClass(settings);
  }

  /** The place of the data. */
  String data() {
    return settings.get("data");
  }

  /** In how many settings they differ. */
  int distance(CostClass other) {
    int differing = 0;
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      differing += setting.getValue().equals(other.settings.get(setting.getKey())) ? 0 : 1;
    }
    for (String name : other.settings.keySet()) {
      differing += settings.containsKey(name) ? 0 : 1;
    }
    return differing;
  }
}
