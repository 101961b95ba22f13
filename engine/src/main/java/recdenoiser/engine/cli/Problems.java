package recdenoiser.engine.cli;

import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import recdenoiser.engine.run.Breakdown;
import recdenoiser.engine.settings.SettingProblem;

/** Turns what goes wrong into one sentence on standard error and an exit code. */
final class Problems {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  private Problems() {}

  static int usage(ParameterException problem, String[] args) {
    CommandLine line = problem.getCommandLine();
    line.getErr().println(CliTexts.format("problem", sentence(problem)));
    if (!UnmatchedArgumentException.printSuggestions(problem, line.getErr())) {
      line.getErr().println(CliTexts.format("seeHelp", line.getCommandSpec().qualifiedName()));
    }
    return CommandLine.ExitCode.USAGE;
  }

  static int execution(Exception problem, CommandLine line, ParseResult parsed) {
    log.debug("The command failed.", problem);
    line.getErr().println(CliTexts.format("problem", sentence(problem)));
    return problem instanceof SettingProblem
        ? CommandLine.ExitCode.USAGE
        : CommandLine.ExitCode.SOFTWARE;
  }

  /** Of the machine, not of the program. */
  static int breakdown(Error error, CommandLine line) {
    log.debug("The command broke off.", error);
    line.getErr().println(CliTexts.format("problem", Breakdown.sentence(error)));
    return CommandLine.ExitCode.SOFTWARE;
  }

  /**
   * One line for a person, also for the exceptions of the JDK whose message is only a file's name.
   */
  static String sentence(Throwable problem) {
    String message = problem.getMessage();
    if (problem instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
      boolean plain = message == null || message.equals(unchecked.getCause().toString());
      return plain ? sentence(unchecked.getCause()) : message;
    }
    if (problem instanceof NoSuchFileException || problem instanceof FileNotFoundException) {
      return CliTexts.format("noSuchFile", String.valueOf(message));
    }
    if (problem instanceof FileAlreadyExistsException) {
      return CliTexts.format("isFile", String.valueOf(message));
    }
    if (problem instanceof AccessDeniedException) {
      return CliTexts.format("accessDenied", String.valueOf(message));
    }
    if (problem instanceof FileSystemException && message != null) {
      return CliTexts.format("fileProblem", message);
    }
    if (message == null || message.isBlank()) {
      return CliTexts.format("unexpected", problem.getClass().getSimpleName());
    }
    return message.lines().findFirst().orElse(message);
  }
}
