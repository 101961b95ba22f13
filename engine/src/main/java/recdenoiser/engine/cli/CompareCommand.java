package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import recdenoiser.engine.compare.Comparison;
import recdenoiser.engine.compare.ComparisonJson;
import recdenoiser.engine.compare.ComparisonRows;
import recdenoiser.engine.compare.ComparisonTables;
import recdenoiser.engine.storage.Json;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridFormat;

/** Runs side by side, with tests against one of them. */
@Command(name = "compare", mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {

  /** How a comparison is written. */
  enum Format {
    TEXT,
    CSV,
    MARKDOWN,
    LATEX,
    JSON
  }

  @Spec private CommandSpec spec;
  @Mixin private CompareOptions options;
  @Mixin private OutputFile output;
  @Mixin private JsonOutput json;

  @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "TEXT")
  private Format format;

  @Option(names = "--out", paramLabel = "FILE")
  private Path out;

  @Override
  public Integer call() throws IOException {
    if (out != null) {
      output.require(out);
    }
    Comparison comparison = options.compare();
    String text = write(comparison);
    if (out == null) {
      spec.commandLine().getOut().print(text);
    } else {
      output.write(out, text);
      spec.commandLine().getErr().println(CliTexts.format("fileWritten", out.toString()));
    }
    json.print(spec.commandLine().getOut(), ComparisonJson.of(comparison));
    return ExitCode.OK;
  }

  private String write(Comparison comparison) {
    return switch (format) {
      case TEXT -> tables(comparison, GridFormat.TEXT);
      case MARKDOWN -> tables(comparison, GridFormat.MARKDOWN);
      case LATEX -> tables(comparison, GridFormat.LATEX);
      case CSV -> GridFormat.CSV.write(ComparisonRows.of(comparison));
      case JSON -> new String(Json.pretty(ComparisonJson.of(comparison)), StandardCharsets.UTF_8);
    };
  }

  private static String tables(Comparison comparison, GridFormat format) {
    List<DataGrid> grids = ComparisonTables.of(comparison);
    return grids.stream().map(format::write).collect(Collectors.joining("\n"));
  }
}
