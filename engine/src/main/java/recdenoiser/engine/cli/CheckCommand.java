package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import recdenoiser.engine.run.RunCheck;
import recdenoiser.engine.run.RunCheck.Condition;
import recdenoiser.engine.run.RunCheck.Finding;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.text.Numbers;

/** Says which files of runs are whole. */
@Command(name = "check", mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN", descriptionKey = "RUN", arity = "1..*")
  private List<Path> folders;

  @Override
  public Integer call() throws IOException {
    boolean whole = true;
    for (Path folder : folders) {
      String size = Numbers.megabytes(new RunFolder(folder).size());
      spec.commandLine().getOut().println(CliTexts.format("check.folder", folder.toString(), size));
      for (Finding finding : RunCheck.of(folder)) {
        print(finding);
        whole &= finding.condition() != Condition.DAMAGED;
      }
    }
    spec.commandLine().getOut().flush();
    return whole ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private void print(Finding finding) {
    String part = finding.part().name().toLowerCase(Locale.ROOT);
    String named = CliTexts.format("check.part." + part, finding.file().getFileName().toString());
    String line =
        switch (finding.condition()) {
          case WHOLE -> CliTexts.format("check.whole", named);
          case UNPROTECTED -> CliTexts.format("check.unprotected", named);
          case DAMAGED ->
              CliTexts.format(
                  "check.damaged", named, finding.problem(), CliTexts.format("check.help." + part));
        };
    spec.commandLine().getOut().println(line);
  }
}
