package recdenoiser.app.study;

import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.run.queue.EntryState;
import recdenoiser.engine.run.queue.QueueEntry;
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
 * @param inLine how many of its runs stand in the queue
 * @param step what a person can do next
 * @param matrix a row for each cell, in the order of the plan
 */
public record StudyStanding(
    StudyRequest request,
    StudyStatus status,
    StudyResult result,
    int inLine,
    Step step,
    List<Row> matrix) {

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
   * @param name of its points, those alone that tell it from others
   * @param runs in the order of the seeds
   */
  public record Row(String name, List<StudyRun> runs) {
    public Row {
      runs = List.copyOf(runs);
    }
  }

  public StudyStanding {
    matrix = List.copyOf(matrix);
  }

  static StudyStanding of(StudyRequest request, StudyStatus status, List<QueueEntry> queue) {
    List<QueueEntry> own = status.inLine(queue);
    List<Row> matrix = new ArrayList<>();
    status
        .byCell()
        .forEach((cell, runs) -> matrix.add(new Row(name(status.plan().study(), cell), runs)));
    return new StudyStanding(
        request, status, StudyResult.of(status), own.size(), step(status, own, queue), matrix);
  }

  private static Step step(StudyStatus status, List<QueueEntry> own, List<QueueEntry> queue) {
    if (!own.isEmpty()) {
      boolean trains = queue.stream().anyMatch(entry -> isUnderWay(entry.state()));
      boolean held = own.stream().allMatch(entry -> entry.state() == EntryState.PAUSED);
      return trains && !held ? Step.PAUSE : Step.GO_ON;
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

  private static String name(Study study, StudyCell cell) {
    List<String> parts = new ArrayList<>();
    if (study.dataAtHand().size() > 1) {
      parts.add(title(study, cell.at().get(Study.DATA_AXIS)));
    }
    for (StudyAxis axis : study.axes()) {
      if (axis.points().size() > 1) {
        String point = cell.at().get(axis.name());
        parts.add(axis.ofSetting() ? axis.label() + " " + point : point);
      }
    }
    return parts.isEmpty() ? study.title() : String.join(" · ", parts);
  }

  private static String title(Study study, String data) {
    return study.data().stream()
        .filter(one -> one.name().equals(data))
        .map(StudyData::title)
        .findFirst()
        .orElse(data);
  }
}
