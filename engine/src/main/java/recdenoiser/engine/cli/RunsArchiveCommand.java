package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.library.AboutFile;

/** Hides runs in listings. */
@Command(name = "archive", mixinStandardHelpOptions = true)
final class RunsArchiveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN", descriptionKey = "RUN", arity = "1..*")
  private List<Path> folders;

  @Option(names = "--undo")
  private boolean undo;

  @Override
  public Integer call() throws IOException {
    for (Path folder : folders) {
      AboutChange.requireRun(folder);
      AboutFile.change(new RunFolder(folder), about -> about.archived(!undo));
      String said = undo ? "runs.inSight" : "runs.archived";
      spec.commandLine().getOut().println(CliTexts.format(said, folder.toString()));
    }
    return ExitCode.OK;
  }
}
