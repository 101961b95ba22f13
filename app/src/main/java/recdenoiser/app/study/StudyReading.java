package recdenoiser.app.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import recdenoiser.engine.run.queue.QueueEntry;
import recdenoiser.engine.run.queue.RunQueue;
import recdenoiser.engine.study.StudyPlan;
import recdenoiser.engine.study.StudyRuns;

/** Plans a study and finds its runs. What was read stays at hand. Safe for several threads. */
final class StudyReading {
  private List<Path> folders = List.of();
  private StudyRuns runs = new StudyRuns(List.of());
  private StudyRequest planned;
  private StudyPlan plan;

  /** That looks into these folders. */
  synchronized StudyRuns runs(List<Path> now) {
    if (!now.equals(folders)) {
      folders = List.copyOf(now);
      runs = new StudyRuns(folders);
    }
    return runs;
  }

  /**
   * @param now folders of runs, the one of the queue first
   * @throws IOException if the queue cannot be read
   * @throws IllegalArgumentException if the study cannot be run
   */
  StudyStanding read(StudyRequest request, List<Path> now) throws IOException {
    Path own = now.get(0);
    List<QueueEntry> queue = RunQueue.exists(own) ? RunQueue.look(own) : List.of();
    return StudyStanding.of(request, runs(now).of(plan(request), queue), queue);
  }

  private synchronized StudyPlan plan(StudyRequest request) {
    if (!request.equals(planned)) {
      plan = StudyPlan.of(request.asked());
      planned = request;
    }
    return plan;
  }
}
