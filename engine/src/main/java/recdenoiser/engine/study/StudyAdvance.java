package recdenoiser.engine.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import recdenoiser.engine.run.queue.QueueEntry;
import recdenoiser.engine.run.queue.RunQueue;

/**
 * Takes a study that searches from round to round, and when every cell has its winner to the runs
 * with all seeds, by asking a queue for the next when what was asked for before has ended. What
 * somebody took out of the queue is not asked for again: the study stands still then, until it is
 * begun anew.
 */
public final class StudyAdvance {
  private final Study study;
  private final StudyRuns runs;
  private final StudySearches searches;
  private final Path folder;
  private final Set<RunKey> asked = new HashSet<>();
  private boolean over;

  /**
   * @param study that searches
   * @param runs that looks into the folder of the queue, and others
   * @param folder of the queue's runs
   */
  public StudyAdvance(Study study, StudyRuns runs, StudySearches searches, Path folder) {
    this.study = study;
    this.runs = runs;
    this.searches = searches;
    this.folder = folder;
  }

  public Study study() {
    return study;
  }

  /** Whether there is nothing more to ask for: all was, or somebody stopped it. */
  public synchronized boolean isOver() {
    return over;
  }

  /**
   * Whether the next can be asked for. Reads the disk.
   *
   * @param queue as it is now
   * @throws IOException if logs of runs cannot be read
   */
  public synchronized boolean isDue(List<QueueEntry> queue) throws IOException {
    if (over) {
      return false;
    }
    SearchStatus status = searches.of(study, queue);
    if (status.complete()) {
      return true;
    }
    if (status.open().stream().anyMatch(this::wasTakenOut)) {
      over = true;
      return false;
    }
    return status.count(StudyRun.State.MISSING) > 0;
  }

  private boolean wasTakenOut(StudyRun run) {
    boolean open =
        run.state() == StudyRun.State.MISSING || run.state() == StudyRun.State.INTERRUPTED;
    return open && asked.contains(run.planned().key());
  }

  /**
   * Asks for the open runs of the rounds under way, or for the runs of what was chosen.
   *
   * @param queue need not be started
   * @throws IOException if data cannot be read, a run cannot be given more epochs, or the queue
   *     cannot be saved
   */
  public synchronized void next(RunQueue queue) throws IOException {
    SearchStatus status = searches.of(study, queue.entries());
    if (status.complete()) {
      new StudyRunner(runs, queue).add(searches.tuned(status), false);
      over = true;
      return;
    }
    status.open().forEach(run -> asked.add(run.planned().key()));
    new SearchRunner(searches, queue, folder).addRound(study);
  }
}
