package recdenoiser.engine.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Asks questions about whole runs and data sets. */
@Command(
    name = "analyse",
    subcommands = {
      AnalyseExposureCommand.class,
      AnalyseConsistencyCommand.class,
      AnalyseStepsCommand.class,
      AnalyseLanguageCommand.class
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class AnalyseCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
  }
}
