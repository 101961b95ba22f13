package recdenoiser.engine.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import recdenoiser.engine.study.Study;
import recdenoiser.engine.study.StudyAxis;
import recdenoiser.engine.study.StudyData;
import recdenoiser.engine.study.StudyFile;
import recdenoiser.engine.study.StudyMeasure;
import recdenoiser.engine.study.StudyPlan;
import recdenoiser.engine.study.StudyPoint;

/** What a study is: data, axes, seeds, measures, runs. */
@Command(name = "show", mixinStandardHelpOptions = true)
final class StudyShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StudyOptions options;
  @Mixin private JsonOutput json;

  @Override
  public Integer call() throws IOException {
    Study study = options.study();
    PrintWriter out = spec.commandLine().getOut();
    out.println(study.title());
    line(out, "study.source", study.source());
    if (!study.note().isEmpty()) {
      line(out, "study.note", study.note());
    }
    for (StudyData data : study.data()) {
      String file = data.atHand() ? data.file() : CliTexts.format("study.noFile");
      out.println(CliTexts.format("study.data", data.name(), data.title(), file));
    }
    for (StudyAxis axis : study.axes()) {
      String points = String.join(", ", axis.points().stream().map(StudyPoint::name).toList());
      out.println(CliTexts.format("study.axis", axis.name(), axis.label(), points));
    }
    line(
        out,
        "study.seeds",
        String.join(", ", study.seeds().stream().map(String::valueOf).toList()));
    line(
        out,
        "study.measures",
        String.join(", ", study.measures().stream().map(StudyMeasure::name).toList()));
    if (!study.dataAtHand().isEmpty()) {
      StudyPlan plan = options.plan();
      out.println(
          CliTexts.format(
              "study.size",
              Integer.toString(plan.cells().size()),
              Integer.toString(plan.runs().size())));
    }
    json.print(out, StudyFile.tree(study));
    return ExitCode.OK;
  }

  private static void line(PrintWriter out, String key, String text) {
    out.println(CliTexts.format(key, text));
  }
}
