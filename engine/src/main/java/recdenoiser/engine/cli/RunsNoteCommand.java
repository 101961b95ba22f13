package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a note to a run. */
@Command(name = "note", mixinStandardHelpOptions = true)
final class RunsNoteCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN", descriptionKey = "RUN", index = "0")
  private Path folder;

  @Parameters(paramLabel = "TEXT", descriptionKey = "TEXT", index = "1")
  private String text;

  @Override
  public Integer call() throws IOException {
    AboutChange.make(spec, folder, about -> about.noted(text));
    return ExitCode.OK;
  }
}
