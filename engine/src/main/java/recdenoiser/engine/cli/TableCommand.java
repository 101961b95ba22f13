package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import recdenoiser.engine.evaluate.FurtherMeasure;
import recdenoiser.engine.run.RunLibrary;
import recdenoiser.engine.run.RunRecord;
import recdenoiser.engine.run.RunTable;
import recdenoiser.engine.table.GridFormat;

/** Prints finished runs as a table, mean and deviation over seeds. */
@Command(name = "table", mixinStandardHelpOptions = true)
final class TableCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JsonOutput json;

  @Parameters(paramLabel = "RUNS", descriptionKey = "RUNS", arity = "1..*")
  private List<Path> folders;

  @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "MARKDOWN")
  private GridFormat format;

  @Option(names = "--also", paramLabel = "NAMES", split = ",", hideParamSyntax = true)
  private List<String> also = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    List<FurtherMeasure> further = also.stream().map(this::further).toList();
    List<RunRecord> records = records();
    List<RunTable.Row> rows = RunTable.of(records);
    spec.commandLine().getOut().print(format.write(RunGrid.of(rows, further)));
    long unfinished = records.stream().filter(one -> one.summary().test() == null).count();
    int shown = rows.stream().mapToInt(row -> row.seeds().size()).sum();
    long repeated = records.size() - unfinished - shown;
    if (records.isEmpty() || unfinished > 0 || repeated > 0) {
      spec.commandLine()
          .getErr()
          .println(
              CliTexts.format(
                  records.isEmpty() ? "table.empty" : "table.leftOut",
                  Long.toString(unfinished),
                  Long.toString(repeated)));
    }
    json.print(
        spec.commandLine().getOut(),
        Map.of("rows", rows.stream().map(row -> RunGrid.json(row, further)).toList()));
    return ExitCode.OK;
  }

  private FurtherMeasure further(String name) {
    return FurtherMeasure.find(name)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    CliTexts.format(
                        "table.noMeasure",
                        name,
                        String.join(
                            ", ",
                            FurtherMeasure.all().stream().map(FurtherMeasure::name).toList()))));
  }

  /** The oldest first. */
  private List<RunRecord> records() throws IOException {
    List<RunRecord> records = new ArrayList<>();
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw new NoSuchFileException(folder.toString());
      }
      for (RunLibrary.Entry entry : RunLibrary.list(folder)) {
        if (entry.readable()) {
          records.add(entry.record());
        } else {
          spec.commandLine().getErr().println(CliTexts.format("problem", entry.problem()));
        }
      }
    }
    records.sort(Comparator.comparing(RunRecord::created).thenComparing(RunRecord::name));
    return records;
  }
}
