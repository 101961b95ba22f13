package recdenoiser.engine.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs figures and tables of papers, and draws them beside what was published. */
@Command(
    name = "study",
    subcommands = {
      StudyListCommand.class,
      StudyShowCommand.class,
      StudyRunCommand.class,
      StudyResumeCommand.class,
      StudyStatusCommand.class,
      StudyFigureCommand.class,
      StudyTableCommand.class,
      StudyAnalyseCommand.class,
      StudyVaryCommand.class,
      StudyPackCommand.class,
      StudyUnpackCommand.class
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class StudyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
  }
}
