package recdenoiser.engine.study;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import recdenoiser.engine.run.queue.QueueEntry;

/**
 * How far a study has come.
 *
 * @param runs in the order of the plan
 * @param problems sentences on data that cannot be read and folders that cannot be listed
 */
public record StudyStatus(StudyPlan plan, List<StudyRun> runs, List<String> problems) {

  public StudyStatus {
    runs = List.copyOf(runs);
    problems = List.copyOf(problems);
  }

  public int count(StudyRun.State state) {
    return (int) runs.stream().filter(run -> run.state() == state).count();
  }

  /** Runs that can be run. */
  public int possible() {
    return runs.size() - count(StudyRun.State.IMPOSSIBLE);
  }

  public boolean finished() {
    return count(StudyRun.State.FINISHED) == possible();
  }

  /** The runs of a cell in the order of the seeds. */
  public List<StudyRun> of(StudyCell cell) {
    Map<RunKey, StudyRun> known = new HashMap<>();
    runs.forEach(run -> known.put(run.planned().key(), run));
    return plan.study().seeds().stream().map(seed -> known.get(cell.key().of(seed))).toList();
  }

  /** Of every cell, with less work than one by one. */
  public Map<StudyCell, List<StudyRun>> byCell() {
    Map<RunKey, StudyRun> known = new HashMap<>();
    runs.forEach(run -> known.put(run.planned().key(), run));
    Map<StudyCell, List<StudyRun>> cells = new LinkedHashMap<>();
    for (StudyCell cell : plan.cells()) {
      cells.put(
          cell, plan.study().seeds().stream().map(seed -> known.get(cell.key().of(seed))).toList());
    }
    return cells;
  }

  /** The entries of a queue that are about this study and have not ended, in their order. */
  public List<QueueEntry> inLine(List<QueueEntry> queue) {
    return inLine(runs, queue);
  }

  static List<QueueEntry> inLine(List<StudyRun> runs, List<QueueEntry> queue) {
    Set<RunKey> keys = new HashSet<>();
    Set<Path> folders = new HashSet<>();
    for (StudyRun run : runs) {
      keys.add(run.planned().key());
      if (run.folder() != null) {
        folders.add(run.folder().toAbsolutePath().normalize());
      }
    }
    return queue.stream()
        .filter(entry -> !entry.state().ended())
        .filter(
            entry ->
                (entry.folder() != null && folders.contains(entry.folder()))
                    || (entry.config() != null && keys.contains(RunKey.atItsPlace(entry.config()))))
        .toList();
  }

  /** Of all epochs, those that are done, in [0, 1]. */
  public double share() {
    double all = 0;
    double done = 0;
    for (StudyRun run : open(true)) {
      int epochs = run.planned().config().training().epochs();
      all += epochs;
      done += epochs * run.share();
    }
    return all == 0 ? 1 : done / all;
  }

  /**
   * How long what is missing takes, by the seconds of the epochs of runs that have trained: of the
   * same data and attention, else of the same data, else of any.
   *
   * @param sideBySide how many train at the same time
   * @return NaN while nothing is known
   */
  public double remainingSeconds(int sideBySide) {
    double seconds = 0;
    for (StudyRun run : open(false)) {
      int epochs = run.planned().config().training().epochs();
      seconds += epochs * (1 - run.share()) * secondsPerEpoch(run);
    }
    return seconds / Math.max(1, sideBySide);
  }

  private List<StudyRun> open(boolean orEnded) {
    return runs.stream()
        .filter(run -> run.state() != StudyRun.State.IMPOSSIBLE)
        .filter(run -> orEnded || (!run.finished() && run.state() != StudyRun.State.FAILED))
        .toList();
  }

  private double secondsPerEpoch(StudyRun wanted) {
    String data = wanted.planned().config().data().data();
    String rule = wanted.planned().config().attention().attention();
    double alike =
        average(
            run ->
                run.planned().config().data().data().equals(data)
                    && run.planned().config().attention().attention().equals(rule));
    double sameData = average(run -> run.planned().config().data().data().equals(data));
    double any = average(run -> true);
    if (!Double.isNaN(alike)) {
      return alike;
    }
    return Double.isNaN(sameData) ? any : sameData;
  }

  private double average(Predicate<StudyRun> wanted) {
    return runs.stream()
        .filter(run -> run.record() != null && run.record().summary().epochs() > 0)
        .filter(wanted)
        .mapToDouble(run -> run.record().summary().seconds() / run.record().summary().epochs())
        .average()
        .orElse(Double.NaN);
  }
}
