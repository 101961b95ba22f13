package recdenoiser.app.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import recdenoiser.engine.run.queue.QueueEntry;
import recdenoiser.engine.run.queue.RunQueue;
import recdenoiser.engine.study.SearchStatus;
import recdenoiser.engine.study.Study;
import recdenoiser.engine.study.StudyAdvance;
import recdenoiser.engine.study.StudyPlan;
import recdenoiser.engine.study.StudyRuns;
import recdenoiser.engine.study.StudySearches;

/** Plans a study and finds its runs. What was read stays at hand. Safe for several threads. */
final class StudyReading {
  private List<Path> folders = List.of();
  private StudyRuns runs = new StudyRuns(List.of());
  private StudySearches searches = new StudySearches(runs);
  private StudyRequest known;
  private Study asked;
  private StudyPlan plan;

  /** That looks into these folders. */
  synchronized StudyRuns runs(List<Path> now) {
    if (!now.equals(folders)) {
      folders = List.copyOf(now);
      runs = new StudyRuns(folders);
      searches = new StudySearches(runs);
    }
    return runs;
  }

  private synchronized StudySearches searches(List<Path> now) {
    runs(now);
    return searches;
  }

  /** Takes a study that searches from round to round in the queue of the first folder. */
  StudyAdvance advance(Study study, List<Path> now) {
    return new StudyAdvance(study, runs(now), searches(now), now.get(0));
  }

  /** What stands in the queue of a folder. */
  static List<QueueEntry> queue(Path folder) throws IOException {
    return RunQueue.exists(folder) ? RunQueue.look(folder) : List.of();
  }

  /**
   * @param now folders of runs, the one of the queue first
   * @throws IOException if the queue cannot be read
   * @throws IllegalArgumentException if the study cannot be run
   */
  StudyStanding read(StudyRequest request, List<Path> now) throws IOException {
    List<QueueEntry> queue = queue(now.get(0));
    Study study = asked(request);
    if (study.search().isEmpty()) {
      return StudyStanding.of(request, runs(now).of(plan(request), queue), null, queue);
    }
    StudySearches finder = searches(now);
    SearchStatus search = finder.of(study, queue);
    return StudyStanding.of(request, runs(now).of(finder.tuned(search), queue), search, queue);
  }

  private synchronized Study asked(StudyRequest request) {
    if (!request.equals(known)) {
      asked = request.asked();
      plan = null;
      known = request;
    }
    return asked;
  }

  private synchronized StudyPlan plan(StudyRequest request) {
    Study study = asked(request);
    if (plan == null) {
      plan = StudyPlan.of(study);
    }
    return plan;
  }
}
