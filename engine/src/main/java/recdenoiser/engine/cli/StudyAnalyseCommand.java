package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import recdenoiser.engine.study.AxisProfile;
import recdenoiser.engine.study.StudyAnalysis;
import recdenoiser.engine.study.StudyMeasure;
import recdenoiser.engine.study.StudyRanking;
import recdenoiser.engine.study.StudyResult;
import recdenoiser.engine.study.StudyRuns;
import recdenoiser.engine.table.GridFormat;

/** Which axis of a study matters, and how its methods rank over data sets. */
@Command(name = "analyse", mixinStandardHelpOptions = true)
final class StudyAnalyseCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StudyOptions options;
  @Mixin private StudyFolders folders;
  @Mixin private JsonOutput json;

  @Option(names = "--from", paramLabel = "FILE", descriptionKey = "studyFrom")
  private Path from;

  @Option(names = "--measure", paramLabel = "MEASURE")
  private String measure;

  @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "TEXT")
  private GridFormat format;

  @Override
  public Integer call() throws IOException {
    StudyResult result = from == null ? result() : StudyOptions.result(from);
    StudyMeasure chosen = StudyOptions.measure(spec, result, measure);
    spec.commandLine().getOut().print(format.write(StudyAnalysis.profiles(result, chosen)));
    spec.commandLine().getOut().println();
    spec.commandLine().getOut().print(format.write(StudyAnalysis.ranking(result, chosen)));
    json.print(spec.commandLine().getOut(), json(result, chosen));
    return ExitCode.OK;
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
