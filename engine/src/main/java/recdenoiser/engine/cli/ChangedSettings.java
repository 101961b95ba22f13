package recdenoiser.engine.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.settings.SettingProblem;

/** Single settings that are to differ from what a command starts with. */
final class ChangedSettings {
  @Option(names = "--set", paramLabel = "NAME=VALUE")
  private List<String> settings = new ArrayList<>();

  boolean isEmpty() {
    return settings.isEmpty();
  }

  /**
   * @throws SettingProblem if a setting is unknown or a value cannot be had
   */
  RunConfig applyTo(RunConfig config) {
    RunConfig changed = config;
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      if (equals <= 0) {
        throw new SettingProblem(setting, CliTexts.format("settingSyntax", setting));
      }
      changed = changed.with(setting.substring(0, equals).strip(), setting.substring(equals + 1));
    }
    return changed;
  }
}
