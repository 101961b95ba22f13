package recdenoiser.app.study;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.study.SearchStatus;
import recdenoiser.engine.study.Study;
import recdenoiser.engine.study.StudyCost;
import recdenoiser.engine.study.StudyData;
import recdenoiser.engine.study.StudyRun;
import recdenoiser.engine.study.StudyStatus;
import recdenoiser.engine.text.Numbers;

/** How a study stands, in sentences. */
final class StudyInWords {
  private static final Texts TEXTS = Texts.bundle("study-page");

  private StudyInWords() {}

  /** How many runs, how many of them there are, and how long the others take. */
  static String summary(StudyStanding standing) {
    if (standing.searching()) {
      return searching(standing.search());
    }
    StudyStatus status = standing.status();
    List<String> parts = new ArrayList<>();
    parts.add(TEXTS.get("summary.runs", Numbers.count(status.possible())));
    int finished = status.count(StudyRun.State.FINISHED);
    if (status.finished()) {
      parts.add(TEXTS.get("summary.complete"));
    } else {
      String key = standing.inLine() == 0 ? "summary.existing" : "summary.done";
      parts.add(TEXTS.get(key, Numbers.count(finished)));
    }
    add(parts, "summary.RUNNING", status.count(StudyRun.State.RUNNING));
    add(parts, "summary.WAITING", status.count(StudyRun.State.WAITING));
    add(parts, "summary.INTERRUPTED", status.count(StudyRun.State.INTERRUPTED));
    add(parts, "summary.FAILED", status.count(StudyRun.State.FAILED));
    if (!status.finished()) {
      double seconds = status.remainingSeconds(1);
      parts.add(
          Double.isFinite(seconds)
              ? TEXTS.get("summary.left", Numbers.duration(seconds))
              : TEXTS.get("summary.unknown"));
    }
    return String.join(" · ", parts);
  }

  private static String searching(SearchStatus search) {
    List<String> parts = new ArrayList<>();
    int round = search.cells().stream().mapToInt(SearchStatus.Cell::round).min().orElse(1);
    int rounds = search.cells().stream().mapToInt(cell -> cell.rounds().size()).max().orElse(1);
    parts.add(TEXTS.get("search.round", Numbers.count(round), Numbers.count(rounds)));
    long chosen = search.cells().stream().filter(cell -> cell.chosen() != null).count();
    parts.add(
        TEXTS.get("search.cells", Numbers.count(chosen), Numbers.count(search.cells().size())));
    parts.add(TEXTS.get("search.share", Numbers.percent(search.share())));
    add(parts, "summary.RUNNING", search.count(StudyRun.State.RUNNING));
    add(parts, "summary.WAITING", search.count(StudyRun.State.WAITING));
    add(parts, "summary.INTERRUPTED", search.count(StudyRun.State.INTERRUPTED));
    return String.join(" \u00b7 ", parts);
  }

  /** The rounds of a search and what they take together; empty where nothing is searched. */
  static String budget(StudyStanding standing) {
    if (standing == null || standing.search() == null || standing.search().cells().isEmpty()) {
      return "";
    }
    SearchStatus.Cell cell = standing.search().cells().get(0);
    String rounds =
        cell.rounds().stream()
            .map(
                round ->
                    TEXTS.get(
                        "search.until",
                        Numbers.count(round.trials()),
                        Numbers.count(round.epochs())))
            .collect(Collectors.joining(", "));
    long epochs =
        standing
            .search()
            .study()
            .search()
            .orElseThrow()
            .epochs(cell.cell().config().training().epochs());
    return TEXTS.get("search.budget", rounds, Numbers.count(epochs));
  }

  private static void add(List<String> parts, String key, int count) {
    if (count > 0) {
      parts.add(TEXTS.get(key, Numbers.count(count)));
    }
  }

  /** How long it was estimated to take, and from what; empty where it was not, or it is done. */
  static String cost(StudyCost cost, StudyStanding standing) {
    if (cost == null || (standing != null && standing.step() == StudyStanding.Step.NONE)) {
      return "";
    }
    if (!Double.isFinite(cost.seconds())) {
      return TEXTS.get("cost.unknown");
    }
    return TEXTS.get(
        "cost",
        Numbers.duration(cost.seconds()),
        Numbers.count(cost.open()),
        Numbers.count(cost.fromRuns()),
        Numbers.count(cost.fromTrials()),
        Numbers.count(cost.fromOthers()));
  }

  /** What is left out, and why; empty for nothing. */
  static String missing(StudyStanding standing) {
    Set<String> sentences = new LinkedHashSet<>();
    Study study = standing.status().plan().study();
    List<String> without =
        study.data().stream().filter(one -> !one.atHand()).map(StudyData::title).toList();
    if (!without.isEmpty()) {
      sentences.add(TEXTS.get("missing.data", String.join(", ", without)));
    }
    sentences.addAll(standing.status().problems());
    if (standing.search() != null) {
      sentences.addAll(standing.search().problems());
      standing.search().cells().stream()
          .map(SearchStatus.Cell::impossible)
          .filter(why -> !why.isEmpty())
          .forEach(sentences::add);
    }
    standing.status().runs().stream()
        .filter(run -> run.state() == StudyRun.State.IMPOSSIBLE)
        .forEach(run -> sentences.add(run.message()));
    return String.join(" ", sentences);
  }

  /** How a run stands, in a word or a share. */
  static String state(StudyRun run) {
    return run.state() == StudyRun.State.RUNNING && run.progress() != null
        ? Numbers.fixed(100 * run.progress().share(), 0) + "\u2009%"
        : TEXTS.get("state." + run.state());
  }

  static String step(StudyStanding.Step step) {
    return TEXTS.get("step." + step);
  }
}
