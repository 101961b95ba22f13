package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.TensorBoardExport;

/** Writes the numbers of runs as event files for TensorBoard. */
@Command(name = "tensorboard", mixinStandardHelpOptions = true)
final class TensorBoardCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JsonOutput json;

  @Parameters(paramLabel = "RUN", descriptionKey = "RUN", arity = "1..*")
  private List<Path> paths;

  @Option(names = "--out", paramLabel = "FOLDER", required = true)
  private Path out;

  @Override
  public Integer call() throws IOException {
    List<String> files = new ArrayList<>();
    for (RunFolder run : RunFolders.of(paths)) {
      files.add(TensorBoardExport.write(run, out).toString());
    }
    var words = spec.commandLine().getOut();
    files.forEach(file -> words.println("  " + file));
    words.println(CliTexts.format("tensorboard.written", out.toString()));
    json.print(words, Map.of("files", files));
    return ExitCode.OK;
  }
}
