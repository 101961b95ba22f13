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
import recdenoiser.engine.run.MovedData;

/** Tells runs where their data are now. */
@Command(name = "relocate", mixinStandardHelpOptions = true)
final class RelocateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN", descriptionKey = "RUN", arity = "1..*")
  private List<Path> folders;

  @Option(names = "--data", paramLabel = "FILE", required = true)
  private String data;

  @Override
  public Integer call() throws IOException {
    for (Path folder : folders) {
      MovedData.tell(folder, data);
      spec.commandLine().getOut().println(CliTexts.format("relocated", folder.toString(), data));
    }
    return ExitCode.OK;
  }
}
