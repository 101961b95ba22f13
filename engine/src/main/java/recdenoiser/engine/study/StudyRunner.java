package recdenoiser.engine.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.run.queue.QueueEntry;
import recdenoiser.engine.run.queue.RunQueue;

/**
 * Puts the runs that a study lacks into a queue. The queue trains them, keeps them through the end
 * of a process, and lets those go on that were interrupted; how many train side by side changes no
 * result. A study goes on by being asked for again.
 */
public final class StudyRunner {
  private final StudyRuns runs;
  private final RunQueue queue;

  /**
   * @param runs that looks into the folder of the queue, and others
   * @param queue need not be started
   */
  public StudyRunner(StudyRuns runs, RunQueue queue) {
    this.runs = runs;
    this.queue = queue;
  }

  /**
   * What was put into the queue, and what was left alone.
   *
   * @param started new runs
   * @param resumed runs that go on
   * @param queued runs that stood in the queue already
   * @param reused runs that have ended, or are under way elsewhere
   * @param failed runs that failed and were left alone
   */
  public record Added(int started, int resumed, int queued, int reused, List<StudyRun> failed) {}

  /**
   * @param retryFailed whether runs that failed are tried again from their latest checkpoints
   * @throws DataProblem if data of the study cannot be read; nothing has been added then
   * @throws IOException if the queue cannot be saved; what was added before stays
   */
  public Added add(StudyPlan plan, boolean retryFailed) throws IOException {
    StudyStatus status = runs.of(plan, queue.entries());
    if (!status.problems().isEmpty()) {
      throw new IOException(status.problems().get(0));
    }
    int started = 0;
    int resumed = 0;
    List<StudyRun> failed = new ArrayList<>();
    for (StudyRun run : status.runs()) {
      switch (run.state()) {
        case MISSING -> {
          queue.add(run.planned().config());
          started++;
        }
        case INTERRUPTED -> {
          queue.addRun(run.folder());
          resumed++;
        }
        case FAILED -> {
          if (retryFailed) {
            queue.addRun(run.folder());
            resumed++;
          } else {
            failed.add(run);
          }
        }
        case WAITING, RUNNING, FINISHED, IMPOSSIBLE -> {}
      }
    }
    int queued = status.count(StudyRun.State.WAITING);
    int reused = status.count(StudyRun.State.FINISHED) + status.count(StudyRun.State.RUNNING);
    return new Added(started, resumed, queued, reused, List.copyOf(failed));
  }

  /** The ids of the queue's entries that are about a study and have not ended. */
  public List<Integer> entries(StudyPlan plan) {
    return runs.of(plan).inLine(queue.entries()).stream().map(QueueEntry::id).toList();
  }

  /** Takes the runs of a study out of the queue; those that train stop with checkpoints. */
  public void withdraw(StudyPlan plan) throws IOException {
    for (int id : entries(plan)) {
      queue.cancel(id);
    }
  }
}
