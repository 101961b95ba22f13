package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import recdenoiser.engine.storage.Json;
import recdenoiser.engine.study.StudyResult;
import recdenoiser.engine.study.StudyResultFile;
import recdenoiser.engine.study.StudyTable;
import recdenoiser.engine.study.StudyTests;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridFormat;

/** What came out of a study so far, as a table with its tests. */
@Command(name = "table", mixinStandardHelpOptions = true)
final class StudyTableCommand implements Callable<Integer> {

  /** How it is written. */
  enum Format {
    TEXT,
    CSV,
    MARKDOWN,
    LATEX,
    JSON
  }

  @Spec private CommandSpec spec;
  @Mixin private StudyOptions options;
  @Mixin private StudyFolders folders;
  @Mixin private ThreadsOption threads;
  @Mixin private OutputFile output;
  @Mixin private JsonOutput json;

  @Option(names = "--from", paramLabel = "FILE", descriptionKey = "studyFrom")
  private Path from;

  @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "TEXT")
  private Format format;

  @Option(names = "--cells")
  private boolean cells;

  @Option(names = "--no-published", descriptionKey = "studyNoPublished")
  private boolean alone;

  @Option(names = "--out", paramLabel = "FILE")
  private Path out;

  @Override
  public Integer call() throws IOException {
    if (out != null) {
      output.require(out);
    }
    StudyResult result =
        from == null
            ? new StudyTests()
                .test(folders.finder().of(options.plan()), threads.count(), (run, done, all) -> {})
            : StudyResultFile.read(from);
    String text = write(result);
    if (out == null) {
      spec.commandLine().getOut().print(text);
    } else {
      output.write(out, text);
      spec.commandLine().getErr().println(CliTexts.format("fileWritten", out.toString()));
    }
    json.print(spec.commandLine().getOut(), StudyResultFile.sheet(result));
    return ExitCode.OK;
  }

  private String write(StudyResult result) {
    DataGrid grid = cells ? StudyTable.cells(result, !alone) : StudyTable.wide(result, !alone);
    return switch (format) {
      case TEXT -> GridFormat.TEXT.write(grid);
      case CSV -> GridFormat.CSV.write(grid);
      case MARKDOWN -> GridFormat.MARKDOWN.write(grid);
      case LATEX -> GridFormat.LATEX.write(grid);
      case JSON -> new String(Json.pretty(StudyResultFile.sheet(result)), StandardCharsets.UTF_8);
    };
  }
}
