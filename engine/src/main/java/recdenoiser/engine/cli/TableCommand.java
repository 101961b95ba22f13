package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import recdenoiser.engine.run.RunLibrary;
import recdenoiser.engine.run.RunRecord;
import recdenoiser.engine.run.RunTable;
import recdenoiser.engine.run.Spread;

/** Prints finished runs as a Markdown table, mean and deviation over seeds. */
@Command(name = "table", mixinStandardHelpOptions = true)
final class TableCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JsonOutput json;

  @Parameters(paramLabel = "RUNS", descriptionKey = "RUNS", arity = "1..*")
  private List<Path> folders;

  @Override
  public Integer call() throws IOException {
    List<RunRecord> records = records();
    List<RunTable.Row> rows = RunTable.of(records);
    spec.commandLine().getOut().println(CliTexts.format("table.header"));
    spec.commandLine().getOut().println("|---|---|---|---|---|---|---|---|---|---|");
    rows.forEach(row -> spec.commandLine().getOut().println(line(row)));
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
    json.print(spec.commandLine().getOut(), Map.of("rows", rows));
    return ExitCode.OK;
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

  private static String line(RunTable.Row row) {
    String settings =
        row.settings().entrySet().stream()
            .map(setting -> setting.getKey() + "=" + setting.getValue())
            .collect(Collectors.joining(", "));
    String epochs =
        row.bestEpochs().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return String.join(
        " | ",
        "| " + row.data(),
        row.model(),
        settings,
        Integer.toString(row.seeds().size()),
        metric(row.sampledHit()),
        metric(row.sampledNdcg()),
        metric(row.fullHit()),
        metric(row.fullNdcg()),
        epochs,
        String.format(Locale.ROOT, "%.2f |", row.secondsPerEpoch().mean()));
  }

  private static String metric(Spread spread) {
    return spread.runs() < 2
        ? String.format(Locale.ROOT, "%.4f", spread.mean())
        : String.format(Locale.ROOT, "%.4f ± %.4f", spread.mean(), spread.deviation());
  }
}
