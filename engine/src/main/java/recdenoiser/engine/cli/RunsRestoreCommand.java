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
import recdenoiser.engine.run.library.RunTrash;
import recdenoiser.engine.run.library.RunTrash.Trashed;

/** Brings runs back from the trash. */
@Command(name = "restore", mixinStandardHelpOptions = true)
final class RunsRestoreCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN", descriptionKey = "RUN", arity = "1..*")
  private List<Path> folders;

  @Option(names = "--list")
  private boolean list;

  @Override
  public Integer call() throws IOException {
    RunTrash trash = RunTrash.ofSystem();
    for (Path folder : folders) {
      if (list) {
        trash.from(folder).forEach(this::print);
      } else {
        restore(trash, folder.toAbsolutePath().normalize());
      }
    }
    return ExitCode.OK;
  }

  private void print(Trashed trashed) {
    spec.commandLine()
        .getOut()
        .println(
            CliTexts.format("runs.trashEntry", trashed.deleted(), trashed.original().toString()));
  }

  /** Of several that were there, the one that was moved away last. */
  private void restore(RunTrash trash, Path original) throws IOException {
    Trashed last =
        trash.from(original.getParent()).stream()
            .filter(trashed -> trashed.original().equals(original))
            .findFirst()
            .orElseThrow(
                () -> new IOException(CliTexts.format("runs.notInTrash", original.toString())));
    trash.restore(last);
    spec.commandLine().getOut().println(CliTexts.format("runs.restored", original.toString()));
  }
}
