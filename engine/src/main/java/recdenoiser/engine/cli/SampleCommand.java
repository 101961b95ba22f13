package recdenoiser.engine.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import recdenoiser.engine.config.ModelName;
import recdenoiser.engine.config.Presets;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.evaluate.SeenItems;
import recdenoiser.engine.figure.FigureSize;
import recdenoiser.engine.run.ExperimentRun;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.RunSummary;
import recdenoiser.engine.storage.AtomicFiles;
import recdenoiser.engine.train.RunState;

/**
 * Trains the sample experiment and writes its plots and its result table as files: the workbench
 * without a window.
 */
@Command(name = "sample", mixinStandardHelpOptions = true)
final class SampleCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ChangedSettings changes;
  @Mixin private ThreadsOption threads;
  @Mixin private FigureOptions size;
  @Mixin private JsonOutput json;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "target/sample-run",
      showDefaultValue = Visibility.ALWAYS)
  private Path folder;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    RunConfig config = changes.applyTo(Presets.load("sample").config());
    out.println(CliTexts.format("sample.begin", ModelName.of(config)));
    Files.createDirectories(folder);
    try (ExperimentRun run =
        ExperimentRun.create(config, folder.resolve("runs"), threads.count())) {
      RunSummary summary =
          new RunSession(spec.commandLine(), new JsonOutput()).train(run, event -> {});
      if (summary.state() == RunState.FAILED) {
        spec.commandLine().getErr().println(CliTexts.format("problem", summary.message()));
        return ExitCode.SOFTWARE;
      }
      List<Path> files = write(new RunFolder(run.folder()), config, summary);
      out.println(CliTexts.format("sample.written"));
      files.forEach(file -> out.println("  " + file.toAbsolutePath().normalize()));
      Map<String, Object> result = RunResult.of(run.folder(), config, summary);
      result.put("files", files.stream().map(Path::toString).toList());
      json.print(out, result);
    }
    return ExitCode.OK;
  }

  private List<Path> write(RunFolder run, RunConfig config, RunSummary summary) throws IOException {
    List<Path> files = new ArrayList<>();
    Path table = folder.resolve("results.txt");
    SeenItems seen = config.evaluation().seenItems();
    String text = ResultTable.of(seen, summary.validation(), summary.test());
    AtomicFiles.write(table, (summary.message() + "\n\n" + text).getBytes(StandardCharsets.UTF_8));
    files.add(table);
    files.addAll(RunFigures.write(run, folder, size.size(FigureSize.USUAL)));
    return files;
  }
}
