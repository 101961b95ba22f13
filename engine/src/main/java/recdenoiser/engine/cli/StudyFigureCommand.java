package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import recdenoiser.engine.figure.Figure;
import recdenoiser.engine.figure.FigureFormat;
import recdenoiser.engine.figure.FigureSize;
import recdenoiser.engine.study.SearchFigure;
import recdenoiser.engine.study.Study;
import recdenoiser.engine.study.StudyFigure;
import recdenoiser.engine.study.StudyResult;
import recdenoiser.engine.study.StudyRuns;
import recdenoiser.engine.study.StudySearches;

/** Draws what came out of a study so far. */
@Command(name = "figure", mixinStandardHelpOptions = true)
final class StudyFigureCommand implements Callable<Integer> {
  private static final FigureSize USUAL = new FigureSize(720, 500);

  @Spec private CommandSpec spec;
  @Mixin private StudyOptions options;
  @Mixin private StudyFolders folders;
  @Mixin private FigureOptions size;
  @Mixin private OutputFile output;
  @Mixin private JsonOutput json;

  @Option(names = "--from", paramLabel = "FILE", descriptionKey = "studyFrom")
  private Path from;

  @Option(names = "--measure", paramLabel = "MEASURE")
  private String measure;

  @Option(names = "--no-published", descriptionKey = "studyNoPublished")
  private boolean alone;

  @Option(names = "--trials")
  private boolean trials;

  @Option(names = "--out", paramLabel = "FILE", required = true)
  private Path out;

  @Override
  public Integer call() throws IOException {
    FigureFormat format = FigureOptions.format(spec, out);
    output.require(out);
    FigureOptions.write(format, trials ? tried() : figure(), out);
    spec.commandLine().getErr().println(CliTexts.format("fileWritten", out.toString()));
    json.print(spec.commandLine().getOut(), Map.of("file", out.toString()));
    return ExitCode.OK;
  }

  private Figure figure() throws IOException {
    StudyResult result = from == null ? result() : StudyOptions.result(from);
    return StudyFigure.of(
        result, StudyOptions.measure(spec, result, measure), !alone, size.size(USUAL));
  }

  /** Everything that was tried. */
  private Figure tried() throws IOException {
    Study study = options.study();
    if (study.search().isEmpty() || from != null) {
      throw new ParameterException(spec.commandLine(), CliTexts.format("study.noTrialsToDraw"));
    }
    try {
      return SearchFigure.of(
          new StudySearches(folders.finder()).of(study, List.of()), size.size(USUAL));
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private StudyResult result() throws IOException {
    StudyRuns finder = folders.finder();
    return StudyResult.of(finder.of(options.plan(finder, List.of())));
  }
}
