package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import recdenoiser.engine.config.ConfigFile;
import recdenoiser.engine.config.Presets;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.settings.SettingProblem;

/** The options a configuration is put together from: a preset or a file, then single settings. */
final class ConfigOptions {
  @ArgGroup private Origin origin;

  @Option(names = "--data", paramLabel = "FILE")
  private String data;

  @Mixin private ChangedSettings changes;

  private static final class Origin {
    @Option(names = "--preset", paramLabel = "NAME")
    private String preset;

    @Option(names = "--config", paramLabel = "FILE")
    private Path config;
  }

  /**
   * @throws IOException if the file of a configuration cannot be read
   * @throws SettingProblem if a preset or setting is unknown or a value cannot be had
   */
  RunConfig config() throws IOException {
    RunConfig config = start();
    if (data != null) {
      config = config.with("data", data);
    }
    return changes.applyTo(config);
  }

  /** What the changes start from: a preset, or a file. */
  RunConfig start() throws IOException {
    if (origin != null && origin.config != null) {
      return ConfigFile.read(origin.config);
    }
    boolean named = origin != null && origin.preset != null;
    return Presets.load(named ? origin.preset : Presets.DEFAULT).config();
  }
}
