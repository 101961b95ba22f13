package recdenoiser.engine.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.ResourceBundle;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Exit codes: 0 done, 1 it could not be done, 2 it was asked for wrongly. */
@Command(
    name = "recdenoiser",
    subcommands = {
      DataCommand.class,
      TrainCommand.class,
      ResumeCommand.class,
      QueueCommand.class,
      StudyCommand.class,
      ExtendCommand.class,
      EvaluateCommand.class,
      RecommendCommand.class,
      InspectCommand.class,
      AnalyseCommand.class,
      RelocateCommand.class,
      ExportCommand.class,
      CheckCommand.class,
      RunsCommand.class,
      TableCommand.class,
      CompareCommand.class,
      ReportCommand.class,
      CurvesCommand.class,
      MasksCommand.class,
      TensorBoardCommand.class,
      BenchCommand.class,
      PresetsCommand.class,
      SettingsCommand.class,
      SampleCommand.class
    },
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int exitCode = run(args, out, err);
    out.flush();
    err.flush();
    System.exit(exitCode);
  }

  /** Runs one command line and returns its exit code; nothing it does ends the process. */
  public static int run(String[] args, PrintWriter out, PrintWriter err) {
    CommandLine line = commandLine();
    line.setOut(out);
    line.setErr(err);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(Problems::usage);
    line.setExecutionExceptionHandler(Problems::execution);
    if (args.length == 0) {
      line.usage(err);
      return CommandLine.ExitCode.USAGE;
    }
    try {
      return line.execute(args);
    } catch (OutOfMemoryError | InternalError | StackOverflowError e) {
      return Problems.breakdown(e, line);
    }
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    line.setResourceBundle(ResourceBundle.getBundle("i18n.cli", Locale.ROOT));
    return line;
  }
}
