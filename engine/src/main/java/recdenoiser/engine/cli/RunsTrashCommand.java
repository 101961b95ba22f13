package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import recdenoiser.engine.run.library.RunTrash;

/** Moves runs into the trash. */
@Command(name = "trash", mixinStandardHelpOptions = true)
final class RunsTrashCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN", descriptionKey = "RUN", arity = "1..*")
  private List<Path> folders;

  @Override
  public Integer call() throws IOException {
    RunTrash trash = RunTrash.ofSystem();
    for (Path folder : folders) {
      AboutChange.requireRun(folder);
      RunTrash.Trashed trashed = trash.move(folder);
      spec.commandLine()
          .getOut()
          .println(CliTexts.format("runs.trashed", folder.toString(), trashed.folder().toString()));
    }
    return ExitCode.OK;
  }
}
