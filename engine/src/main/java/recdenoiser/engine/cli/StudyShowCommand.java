package recdenoiser.engine.cli;

import java.io.IOException;
import java.io.PrintWriter;
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
import recdenoiser.engine.study.SearchDimension;
import recdenoiser.engine.study.SearchStatus;
import recdenoiser.engine.study.Study;
import recdenoiser.engine.study.StudyAxis;
import recdenoiser.engine.study.StudyCost;
import recdenoiser.engine.study.StudyData;
import recdenoiser.engine.study.StudyFile;
import recdenoiser.engine.study.StudyMeasure;
import recdenoiser.engine.study.StudyPlan;
import recdenoiser.engine.study.StudyPoint;
import recdenoiser.engine.study.StudySearch;
import recdenoiser.engine.study.StudyStatus;
import recdenoiser.engine.text.Numbers;

/** What a study is: data, axes, seeds, measures, runs. */
@Command(name = "show", mixinStandardHelpOptions = true)
final class StudyShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StudyOptions options;
  @Mixin private StudyFolders folders;
  @Mixin private ThreadsOption threads;
  @Mixin private SideBySideOption sideBySide;
  @Mixin private JsonOutput json;

  @Option(names = "--measure", descriptionKey = "studyMeasure")
  private boolean measured;

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
    Map<String, Object> result = new LinkedHashMap<>(StudyFile.tree(study));
    study.search().ifPresent(search -> print(out, study, search));
    if (!study.dataAtHand().isEmpty() && study.search().isEmpty()) {
      StudyPlan plan = StudyPlan.of(study);
      out.println(
          CliTexts.format(
              "study.size",
              Integer.toString(plan.cells().size()),
              Integer.toString(plan.runs().size())));
      StudyCost cost = cost(folders.finder().of(plan));
      print(out, cost);
      result.put("cost", json(cost));
    }
    json.print(out, result);
    return ExitCode.OK;
  }

  private static void print(PrintWriter out, Study study, StudySearch search) {
    line(
        out,
        "study.space",
        String.join(", ", search.space().stream().map(SearchDimension::setting).toList()));
    if (study.dataAtHand().isEmpty()) {
      return;
    }
    StudyPlan cells = SearchStatus.cells(study);
    List<StudySearch.Round> rounds =
        search.rounds(cells.cells().get(0).config().training().epochs());
    for (StudySearch.Round round : rounds) {
      out.println(
          CliTexts.format(
              "study.searchRound",
              Integer.toString(cells.cells().size()),
              Integer.toString(round.trials()),
              Integer.toString(round.epochs())));
    }
  }

  private StudyCost cost(StudyStatus status) {
    if (!measured) {
      return StudyCost.known(status, threads.count(), sideBySide.count());
    }
    return StudyCost.measure(
        status,
        threads.count(),
        sideBySide.count(),
        (cell, done, all) ->
            spec.commandLine()
                .getErr()
                .println(
                    CliTexts.format(
                        "study.trying",
                        Integer.toString(done + 1),
                        Integer.toString(all),
                        String.join(", ", cell.at().values()))));
  }

  private void print(PrintWriter out, StudyCost cost) {
    out.println(
        CliTexts.format(
            "study.reused", Integer.toString(cost.reused()), Integer.toString(cost.open())));
    if (cost.open() == 0) {
      return;
    }
    if (Double.isNaN(cost.seconds())) {
      out.println(CliTexts.format("study.costUnknown"));
      return;
    }
    out.println(
        CliTexts.format(
            "study.cost",
            Numbers.duration(cost.seconds()),
            Integer.toString(sideBySide.count()),
            Integer.toString(threads.count()),
            Integer.toString(cost.fromRuns()),
            Integer.toString(cost.fromTrials()),
            Integer.toString(cost.fromOthers())));
  }

  private static Map<String, Object> json(StudyCost cost) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("runs", cost.runs());
    result.put("reused", cost.reused());
    result.put("open", cost.open());
    result.put("seconds", Double.isFinite(cost.seconds()) ? cost.seconds() : null);
    result.put("fromRuns", cost.fromRuns());
    result.put("fromTrials", cost.fromTrials());
    result.put("fromOthers", cost.fromOthers());
    return result;
  }

  private static void line(PrintWriter out, String key, String text) {
    out.println(CliTexts.format(key, text));
  }
}
