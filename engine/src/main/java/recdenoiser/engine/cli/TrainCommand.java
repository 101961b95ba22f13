package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.config.SettingCatalogue;
import recdenoiser.engine.config.SettingCatalogue.Difference;
import recdenoiser.engine.run.ExperimentRun;

/** Trains a model from the start. */
@Command(name = "train", mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigOptions options;
  @Mixin private ThreadsOption threads;
  @Mixin private JsonOutput json;

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      defaultValue = "runs",
      showDefaultValue = picocli.CommandLine.Help.Visibility.ALWAYS)
  private Path runs;

  @Override
  public Integer call() throws IOException {
    RunConfig config = options.config();
    warnOfIdleSettings(options.start(), config);
    try (ExperimentRun run = ExperimentRun.create(config, runs, threads.count())) {
      return new RunSession(spec.commandLine(), json).execute(run);
    }
  }

  /** Of those that were changed: what a preset says of them is not the person's doing. */
  private void warnOfIdleSettings(RunConfig start, RunConfig config) {
    SettingCatalogue catalogue = SettingCatalogue.get();
    for (Difference difference : catalogue.differences(start, config)) {
      if (!catalogue.matters(config, difference.name())) {
        spec.commandLine().getErr().println(CliTexts.format("idleSetting", difference.name()));
      }
    }
  }
}
