package recdenoiser.engine.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import recdenoiser.engine.settings.SettingMarks;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.settings.SettingTexts;
import recdenoiser.engine.storage.Json;

/** Makes a configuration out of a complete sheet of settings, with no other to start from. */
final class BlankConfig {
  private BlankConfig() {}

  /**
   * @param settings a value for every setting, those of models and attention rules aside; the
   *     caller sets each once more, which checks its range
   * @throws SettingProblem if one is missing
   */
  static RunConfig create(Map<String, String> settings) {
    ObjectNode config = JsonNodeFactory.instance.objectNode();
    config.put("version", RunConfig.VERSION);
    for (RecordComponent group : ConfigAccess.groups()) {
      ObjectNode members = config.putObject(group.getName());
      for (RecordComponent setting : group.getType().getRecordComponents()) {
        members.put(setting.getName(), value(settings, setting.getName()));
      }
    }
    return Json.LINES.convertValue(config, RunConfig.class);
  }

  private static String value(Map<String, String> settings, String name) {
    String value = settings.get(name);
    if (value == null) {
      throw new SettingProblem(
          name, SettingTexts.format("problem.incomplete", SettingMarks.of(name)));
    }
    return value;
  }
}
