package recdenoiser.engine.study;

import java.nio.file.Path;
import recdenoiser.engine.run.RunProgress;
import recdenoiser.engine.run.RunRecord;

/**
 * How one run of a study stands.
 *
 * @param folder of the run; null where there is none
 * @param record of the run; null where there is none
 * @param progress null unless it is under way
 * @param message why it failed or cannot be run; otherwise empty
 * @param trace what the study's drawing needs of its files; {@link CellTrace#NONE} until it has
 *     ended
 */
public record StudyRun(
    PlannedRun planned,
    State state,
    Path folder,
    RunRecord record,
    RunProgress progress,
    String message,
    CellTrace trace) {

  /** Without anything of its files. */
  public StudyRun(
      PlannedRun planned,
      State state,
      Path folder,
      RunRecord record,
      RunProgress progress,
      String message) {
    this(planned, state, folder, record, progress, message, CellTrace.NONE);
  }

  /** How a run stands. */
  public enum State {
    /** There is no such run. */
    MISSING,
    /** It stands in the queue. */
    WAITING,
    /** A live process writes it. */
    RUNNING,
    /** It was stopped, or its process died: it can go on from its latest checkpoint. */
    INTERRUPTED,
    FAILED,
    /** The data lack what the model needs, such as times. */
    IMPOSSIBLE,
    FINISHED
  }

  static StudyRun missing(PlannedRun planned) {
    return new StudyRun(planned, State.MISSING, null, null, null, "");
  }

  static StudyRun impossible(PlannedRun planned, String why) {
    return new StudyRun(planned, State.IMPOSSIBLE, null, null, null, why);
  }

  StudyRun waiting() {
    return new StudyRun(planned, State.WAITING, folder, record, progress, message);
  }

  StudyRun with(CellTrace newTrace) {
    return new StudyRun(planned, state, folder, record, progress, message, newTrace);
  }

  public boolean finished() {
    return state == State.FINISHED;
  }

  /** In [0, 1], as far as is known. */
  double share() {
    if (finished()) {
      return 1;
    }
    if (progress != null) {
      return progress.share();
    }
    return record == null
        ? 0
        : Math.min(1, record.summary().epochs() / (double) planned.config().training().epochs());
  }
}
