package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives a run a name to be shown. */
@Command(name = "rename", mixinStandardHelpOptions = true)
final class RunsRenameCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN", descriptionKey = "RUN", index = "0")
  private Path folder;

  @Parameters(paramLabel = "NAME", descriptionKey = "NAME", index = "1")
  private String name;

  @Override
  public Integer call() throws IOException {
    AboutChange.make(spec, folder, about -> about.named(name));
    return ExitCode.OK;
  }
}
