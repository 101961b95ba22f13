package recdenoiser.app.study;

import java.util.ArrayList;
import java.util.List;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.run.queue.EntryState;
import recdenoiser.engine.run.queue.QueueEntry;
import recdenoiser.engine.study.SearchStatus;
import recdenoiser.engine.study.Study;
import recdenoiser.engine.study.StudyAxis;
import recdenoiser.engine.study.StudyCell;
import recdenoiser.engine.study.StudyData;
import recdenoiser.engine.study.StudyResult;
import recdenoiser.engine.study.StudyRun;
import recdenoiser.engine.study.StudyStatus;

/**
 * How a study stands at one moment.
 *
 * @param request what it was asked for
 * @param status of the runs; where it searches, of those of what was chosen so far
 * @param search how its search stands; null where it does not search
 * @param inLine how many of its runs stand in the queue
 * @param step what a person can do next
 * @param heads what tells cells apart: the data where there are several, axes with several points
 * @param matrix a row for each cell, in the order of the plan
 */
public record StudyStanding(
    StudyRequest request,
    StudyStatus status,
    SearchStatus search,
    StudyResult result,
    int inLine,
    Step step,
    List<String> heads,
    List<Row> matrix) {
  private static final Texts TEXTS = Texts.bundle("study-page");

  /** What a person can do next. */
  public enum Step {
    START,
    GO_ON,
    /** All that is left are runs that failed. */
    RETRY,
    PAUSE,
    NONE
  }

  /**
   * The runs of a cell.
   *
   * @param points by the heads of the matrix
   * @param runs in the order of the seeds
   */
  public record Row(List<String> points, List<StudyRun> runs) {
    public Row {
      points = List.copyOf(points);
      runs = List.copyOf(runs);
    }
  }

  public StudyStanding {
    heads = List.copyOf(heads);
    matrix = List.copyOf(matrix);
  }

  /**
   * @param search null where it does not search
   */
  static StudyStanding of(
      StudyRequest request, StudyStatus status, SearchStatus search, List<QueueEntry> queue) {
    boolean searching = search != null && !search.complete();
    List<QueueEntry> own = searching ? search.inLine(queue) : status.inLine(queue);
    Study study = status.plan().study();
    List<Row> matrix = new ArrayList<>();
    status.byCell().forEach((cell, runs) -> matrix.add(new Row(points(study, cell), runs)));
    StudyResult result = StudyResult.of(status);
    Step step = step(status, searching ? search : null, own, queue);
    return new StudyStanding(
        request, status, search, result, own.size(), step, heads(study), matrix);
  }

  /** Whether a search is under way, or waits to be begun. */
  boolean searching() {
    return search != null && !search.complete();
  }

  /** What of the search and of the runs are done, in [0, 1]. */
  double share() {
    return searching() ? search.share() : status.share();
  }

  /** The runs in line, of the search or of the study. */
  List<QueueEntry> entries(List<QueueEntry> queue) {
    return searching() ? search.inLine(queue) : status.inLine(queue);
  }

  /**
   * @param search null unless it is under way
   */
  private static Step step(
      StudyStatus status, SearchStatus search, List<QueueEntry> own, List<QueueEntry> queue) {
    if (!own.isEmpty()) {
      boolean trains = queue.stream().anyMatch(entry -> isUnderWay(entry.state()));
      boolean held = own.stream().allMatch(entry -> entry.state() == EntryState.PAUSED);
      return trains && !held ? Step.PAUSE : Step.GO_ON;
    }
    if (search != null) {
      return search.share() > 0 ? Step.GO_ON : Step.START;
    }
    int open = status.count(StudyRun.State.MISSING) + status.count(StudyRun.State.INTERRUPTED);
    if (open > 0) {
      boolean begun = open < status.possible() || status.count(StudyRun.State.INTERRUPTED) > 0;
      return begun ? Step.GO_ON : Step.START;
    }
    return status.count(StudyRun.State.FAILED) > 0 ? Step.RETRY : Step.NONE;
  }

  private static boolean isUnderWay(EntryState state) {
    return state == EntryState.PREPARING || state == EntryState.TRAINING;
  }

  private static List<String> heads(Study study) {
    List<String> heads = new ArrayList<>();
    if (study.dataAtHand().size() > 1) {
      heads.add(TEXTS.get("matrix.data"));
    }
    several(study).forEach(axis -> heads.add(axis.label()));
    return heads;
  }

  private static List<String> points(Study study, StudyCell cell) {
    List<String> points = new ArrayList<>();
    if (study.dataAtHand().size() > 1) {
      points.add(title(study, cell.at().get(Study.DATA_AXIS)));
    }
    several(study).forEach(axis -> points.add(cell.at().get(axis.name())));
    return points;
  }

  private static List<StudyAxis> several(Study study) {
    return study.axes().stream().filter(axis -> axis.points().size() > 1).toList();
  }

  private static String title(Study study, String data) {
    return study.data().stream()
        .filter(one -> one.name().equals(data))
        .map(StudyData::title)
        .findFirst()
        .orElse(data);
  }
}
