package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import recdenoiser.engine.compare.Comparison;
import recdenoiser.engine.compare.ComparisonJson;
import recdenoiser.engine.compare.ComparisonRows;
import recdenoiser.engine.compare.ComparisonTables;
import recdenoiser.engine.compare.GroupDifference;
import recdenoiser.engine.compare.GroupDifferences;
import recdenoiser.engine.evaluate.Measure;
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

  @Option(names = "--groups")
  private boolean groups;

  @Option(names = "--out", paramLabel = "FILE")
  private Path out;

  @Override
  public Integer call() throws IOException {
    if (out != null) {
      output.require(out);
    }
    if (groups && format == Format.CSV) {
      throw new ParameterException(spec.commandLine(), CliTexts.format("group.format"));
    }
    Comparison comparison = options.compare();
    Map<String, Object> result = new LinkedHashMap<>(ComparisonJson.of(comparison));
    List<DataGrid> grids = new ArrayList<>(ComparisonTables.of(comparison));
    if (groups) {
      Measure measure = comparison.plan().measure();
      List<GroupDifference> byGroup = GroupDifferences.of(comparison, measure);
      result.put("groups", byGroup.stream().map(GroupTable::json).toList());
      grids.add(GroupTable.of(measure, byGroup));
    }
    String text = write(comparison, grids, result);
    if (out == null) {
      spec.commandLine().getOut().print(text);
    } else {
      output.write(out, text);
      spec.commandLine().getErr().println(CliTexts.format("fileWritten", out.toString()));
    }
    json.print(spec.commandLine().getOut(), result);
    return ExitCode.OK;
  }

  private String write(Comparison comparison, List<DataGrid> grids, Map<String, Object> result) {
    return switch (format) {
      case TEXT -> tables(grids, GridFormat.TEXT);
      case MARKDOWN -> tables(grids, GridFormat.MARKDOWN);
      case LATEX -> tables(grids, GridFormat.LATEX);
      case CSV -> GridFormat.CSV.write(ComparisonRows.of(comparison));
      case JSON -> new String(Json.pretty(result), StandardCharsets.UTF_8);
    };
  }

  private static String tables(List<DataGrid> grids, GridFormat format) {
    return grids.stream().map(format::write).collect(Collectors.joining("\n"));
  }
}
