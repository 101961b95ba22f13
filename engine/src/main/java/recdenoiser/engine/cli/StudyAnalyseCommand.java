package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import recdenoiser.engine.figure.Figure;
import recdenoiser.engine.figure.FigureSize;
import recdenoiser.engine.study.AxisProfile;
import recdenoiser.engine.study.StudyAnalysis;
import recdenoiser.engine.study.StudyAnalysisFigure;
import recdenoiser.engine.study.StudyMeasure;
import recdenoiser.engine.study.StudyRanking;
import recdenoiser.engine.study.StudyResult;
import recdenoiser.engine.study.StudyRuns;
import recdenoiser.engine.table.GridFormat;

/** Which axis of a study matters, and how its methods rank over data sets. */
@Command(name = "analyse", mixinStandardHelpOptions = true)
final class StudyAnalyseCommand implements Callable<Integer> {
  private static final FigureSize USUAL = new FigureSize(720, 400);

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

  @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "TEXT")
  private GridFormat format;

  @Option(names = "--out", paramLabel = "FILE", descriptionKey = "studyAnalysisOut")
  private Path out;

  @Option(names = "--draw", paramLabel = "WHAT", defaultValue = "AXES")
  private Drawing drawing;

  /** What the figure shows. */
  private enum Drawing {
    /** Parallel coordinates. */
    AXES,
    /** The critical-difference diagram. */
    RANKS
  }

  @Override
  public Integer call() throws IOException {
    if (out != null) {
      FigureOptions.format(spec, out);
      output.require(out);
    }
    StudyResult result = from == null ? result() : StudyOptions.result(from);
    StudyMeasure chosen = StudyOptions.measure(spec, result, measure);
    spec.commandLine().getOut().print(format.write(StudyAnalysis.profiles(result, chosen)));
    spec.commandLine().getOut().println();
    spec.commandLine().getOut().print(format.write(StudyAnalysis.ranking(result, chosen)));
    if (out != null) {
      draw(result, chosen);
    }
    json.print(spec.commandLine().getOut(), json(result, chosen));
    return ExitCode.OK;
  }

  private void draw(StudyResult result, StudyMeasure chosen) throws IOException {
    Optional<Figure> figure =
        switch (drawing) {
          case AXES -> StudyAnalysisFigure.axes(result, chosen, size.size(USUAL));
          case RANKS -> StudyAnalysisFigure.ranks(result, chosen, size.size(USUAL));
        };
    if (figure.isEmpty()) {
      throw new IOException(CliTexts.format("study.nothingToDraw"));
    }
    FigureOptions.write(FigureOptions.format(spec, out), figure.get(), out);
    spec.commandLine().getErr().println(CliTexts.format("fileWritten", out.toString()));
  }

  private StudyResult result() throws IOException {
    StudyRuns finder = folders.finder();
    return StudyResult.of(finder.of(options.plan(finder, List.of())));
  }

  private static Map<String, Object> json(StudyResult result, StudyMeasure measure) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("measure", measure.name());
    json.put(
        "profiles",
        AxisProfile.of(result, measure).stream()
            .map(
                one ->
                    Map.of(
                        "axis", one.axis().name(),
                        "range", one.range(),
                        "explained", one.share(),
                        "points", one.points()))
            .toList());
    json.put("ranking", StudyRanking.of(result, measure).orElse(null));
    return json;
  }
}
