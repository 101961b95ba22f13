package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import recdenoiser.engine.export.ModelExport;
import recdenoiser.engine.export.ModelExport.Recommended;
import recdenoiser.engine.run.SavedModel;

/** Writes the weights of a run, and what it recommends, for other programs. */
@Command(name = "export", mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  private static final int MOST = 10_000;

  @Spec private CommandSpec spec;
  @Mixin private ThreadsOption threads;
  @Mixin private JsonOutput json;

  @Parameters(paramLabel = "RUN", descriptionKey = "RUN")
  private Path folder;

  @Option(names = "--out", paramLabel = "FOLDER", required = true)
  private Path out;

  @Option(names = "--top", paramLabel = "K")
  private Integer top;

  @Option(names = "--include-seen")
  private boolean includeSeen;

  @Override
  public Integer call() throws IOException {
    if (top != null && (top < 1 || top > MOST)) {
      throw new ParameterException(
          spec.commandLine(),
          CliTexts.format("exportTop", Integer.toString(MOST), Integer.toString(top)));
    }
    SavedModel model = SavedModel.open(folder, threads.count());
    Optional<Recommended> recommended =
        Optional.ofNullable(top).map(k -> new Recommended(k, includeSeen, threads.count()));
    List<String> files = new ModelExport(model).write(out, recommended);
    for (String file : files) {
      spec.commandLine()
          .getOut()
          .println(CliTexts.format("fileWritten", out.resolve(file).toString()));
    }
    json.print(spec.commandLine().getOut(), Map.of("folder", out.toString(), "files", files));
    return ExitCode.OK;
  }
}
