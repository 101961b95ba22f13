package recdenoiser.engine.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import recdenoiser.engine.run.queue.ExperimentLauncher;
import recdenoiser.engine.run.queue.RunQueue;
import recdenoiser.engine.study.SearchRunner;
import recdenoiser.engine.study.SearchStatus;
import recdenoiser.engine.study.SearchTrial;
import recdenoiser.engine.study.Study;
import recdenoiser.engine.study.StudyPlan;
import recdenoiser.engine.study.StudyRun;
import recdenoiser.engine.study.StudyRunner;
import recdenoiser.engine.study.StudyRuns;
import recdenoiser.engine.study.StudySearches;
import recdenoiser.engine.study.StudyStatus;
import recdenoiser.engine.text.Numbers;

/** Runs what a study lacks, and prints how it stands. */
final class StudySession {
  private final CommandLine line;
  private final StudyFolders folders;
  private final JsonOutput json;

  StudySession(CommandLine line, StudyFolders folders, JsonOutput json) {
    this.line = line;
    this.folders = folders;
    this.json = json;
  }

  /**
   * @return the exit code
   */
  int run(StudyOptions options, int threads, int sideBySide, boolean retry)
      throws IOException, InterruptedException {
    StudyRuns finder = folders.finder();
    Study study = options.study();
    if (study.search().isPresent() && !search(study, finder, threads, sideBySide)) {
      line.getErr().println(CliTexts.format("study.goOn"));
      return ExitCode.SOFTWARE;
    }
    StudyPlan plan = options.plan(finder, List.of());
    try (RunQueue queue =
        RunQueue.open(
            folders.runs(), new ExperimentLauncher(folders.runs()), threads, sideBySide)) {
      if (!queue.note().isEmpty()) {
        line.getErr().println(CliTexts.format("problem", queue.note()));
      }
      StudyRunner.Added added = new StudyRunner(finder, queue).add(plan, retry);
      line.getErr()
          .println(
              CliTexts.format(
                  "study.added",
                  Integer.toString(added.started()),
                  Integer.toString(added.resumed()),
                  Integer.toString(added.queued()),
                  Integer.toString(added.reused())));
      boolean overwrite = sideBySide == 1 && Terminal.isInteractive();
      new QueueSession(queue, new QueueProgress(line.getErr(), overwrite)).execute();
    }
    StudyStatus status = finder.of(plan);
    print(status, sideBySide);
    if (!status.finished()) {
      line.getErr().println(CliTexts.format("study.goOn"));
    }
    return status.finished() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  /**
   * Trains round after round.
   *
   * @return whether every cell has its winner
   */
  private boolean search(Study study, StudyRuns finder, int threads, int sideBySide)
      throws IOException, InterruptedException {
    StudySearches searches = new StudySearches(finder);
    boolean more = true;
    while (more) {
      try (RunQueue queue =
          RunQueue.open(
              folders.runs(), new ExperimentLauncher(folders.runs()), threads, sideBySide)) {
        SearchRunner.Added added =
            new SearchRunner(searches, queue, folders.runs()).addRound(study);
        more = !added.nothing() && trainRound(queue, added, sideBySide);
      }
    }
    return print(searches.of(study, List.of())).complete();
  }

  /**
   * @return whether all of it has ended; not where the process is being stopped
   */
  private boolean trainRound(RunQueue queue, SearchRunner.Added added, int sideBySide)
      throws InterruptedException {
    line.getErr()
        .println(
            CliTexts.format(
                "study.round",
                Integer.toString(added.begun()),
                Integer.toString(added.resumed() + added.waiting())));
    boolean overwrite = sideBySide == 1 && Terminal.isInteractive();
    new QueueSession(queue, new QueueProgress(line.getErr(), overwrite)).execute();
    return queue.entries().stream().allMatch(entry -> entry.state().ended());
  }

  /** What was chosen, or how far the search is. */
  SearchStatus print(SearchStatus status) {
    for (SearchStatus.Cell cell : status.cells()) {
      String place = String.join(", ", cell.cell().at().values());
      line.getOut()
          .println(
              cell.winner()
                  .map(trial -> won(place, trial))
                  .orElseGet(() -> searching(place, cell)));
    }
    return status;
  }

  private static String won(String place, SearchTrial trial) {
    String settings =
        trial.settings().entrySet().stream()
            .map(one -> one.getKey() + "=" + one.getValue())
            .collect(Collectors.joining(", "));
    String key = settings.isEmpty() ? "study.wonAsItIs" : "study.won";
    return CliTexts.format(key, place, Integer.toString(trial.number()), settings);
  }

  private static String searching(String place, SearchStatus.Cell cell) {
    long done = cell.trials().stream().filter(trial -> trial.open() == null).count();
    return CliTexts.format(
        "study.searching", place, Long.toString(done), Integer.toString(cell.trials().size()));
  }

  void print(StudyStatus status, int sideBySide) {
    PrintWriter out = line.getOut();
    out.println(
        CliTexts.format(
            "study.status",
            Integer.toString(status.count(StudyRun.State.FINISHED)),
            Integer.toString(status.possible()),
            Integer.toString(status.count(StudyRun.State.RUNNING)),
            Integer.toString(
                status.count(StudyRun.State.INTERRUPTED) + status.count(StudyRun.State.WAITING)),
            Integer.toString(status.count(StudyRun.State.FAILED)),
            Integer.toString(status.count(StudyRun.State.MISSING))));
    if (!status.finished()) {
      out.println(
          CliTexts.format("study.left", Numbers.duration(status.remainingSeconds(sideBySide))));
    }
    for (StudyRun run : status.runs()) {
      if (run.state() == StudyRun.State.FAILED) {
        out.println(CliTexts.format("study.failed", run.folder().toString(), run.message()));
      }
    }
    status.runs().stream()
        .filter(run -> run.state() == StudyRun.State.IMPOSSIBLE)
        .map(StudyRun::message)
        .distinct()
        .forEach(why -> out.println(CliTexts.format("study.impossible", why)));
    status.problems().forEach(problem -> out.println(CliTexts.format("problem", problem)));
    json.print(out, json(status, sideBySide));
    out.flush();
  }

  private static Map<String, Object> json(StudyStatus status, int sideBySide) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("study", status.plan().study().id());
    result.put("runs", status.runs().size());
    for (StudyRun.State state : StudyRun.State.values()) {
      result.put(state.name(), status.count(state));
    }
    double seconds = status.remainingSeconds(sideBySide);
    result.put("remainingSeconds", Double.isFinite(seconds) ? seconds : null);
    result.put(
        "folders",
        status.runs().stream()
            .filter(run -> run.folder() != null)
            .map(run -> run.folder().toString())
            .toList());
    return result;
  }
}
