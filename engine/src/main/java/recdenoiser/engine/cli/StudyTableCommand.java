package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import recdenoiser.engine.storage.Json;
import recdenoiser.engine.study.SearchStatus;
import recdenoiser.engine.study.SearchTable;
import recdenoiser.engine.study.Study;
import recdenoiser.engine.study.StudyResult;
import recdenoiser.engine.study.StudyResultFile;
import recdenoiser.engine.study.StudyRuns;
import recdenoiser.engine.study.StudySearches;
import recdenoiser.engine.study.StudyStatus;
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

  @Option(names = "--trials")
  private boolean trials;

  @Option(names = "--no-published", descriptionKey = "studyNoPublished")
  private boolean alone;

  @Option(names = "--out", paramLabel = "FILE")
  private Path out;

  @Override
  public Integer call() throws IOException {
    if (out != null) {
      output.require(out);
    }
    if (trials) {
      return trials();
    }
    StudyResult result = from == null ? result() : StudyOptions.result(from);
    String text = write(result);
    put(text);
    json.print(spec.commandLine().getOut(), StudyResultFile.sheet(result));
    return ExitCode.OK;
  }

  private StudyResult result() throws IOException {
    StudyRuns finder = folders.finder();
    StudyStatus status = finder.of(options.plan(finder, List.of()));
    return new StudyTests().test(status, threads.count(), (run, done, all) -> {});
  }

  /** Everything that was tried. */
  private int trials() throws IOException {
    Study study = options.study();
    if (study.search().isEmpty() || from != null || format == Format.JSON) {
      throw new ParameterException(spec.commandLine(), CliTexts.format("study.noTrials"));
    }
    SearchStatus status = new StudySearches(folders.finder()).of(study, List.of());
    put(GridFormat.valueOf(format.name()).write(SearchTable.of(status)));
    json.print(spec.commandLine().getOut(), SearchTable.json(status));
    return ExitCode.OK;
  }

  private void put(String text) throws IOException {
    if (out == null) {
      spec.commandLine().getOut().print(text);
    } else {
      output.write(out, text);
      spec.commandLine().getErr().println(CliTexts.format("fileWritten", out.toString()));
    }
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
