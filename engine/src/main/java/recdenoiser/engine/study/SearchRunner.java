package recdenoiser.engine.study;

import java.io.IOException;
import java.nio.file.Path;
import recdenoiser.engine.run.MoreEpochs;
import recdenoiser.engine.run.queue.RunQueue;

/**
 * Puts the runs of the next round of a search into a queue. A trial that goes on is given more
 * epochs, which gives the bits of a run that was begun with so many; where its run is not in the
 * queue's own folder, it is begun again.
 */
public final class SearchRunner {
  private final StudySearches searches;
  private final RunQueue queue;
  private final Path folder;

  /**
   * @param folder of the queue's runs
   */
  public SearchRunner(StudySearches searches, RunQueue queue, Path folder) {
    this.searches = searches;
    this.queue = queue;
    this.folder = folder.toAbsolutePath().normalize();
  }

  /**
   * What was put into the queue.
   *
   * @param begun new runs
   * @param resumed runs that go on, with more epochs or after an interruption
   * @param waiting runs that stood in the queue already
   * @param elsewhere runs that another process trains
   */
  public record Added(int begun, int resumed, int waiting, int elsewhere) {

    /** Whether there is nothing to train here. */
    public boolean nothing() {
      return begun + resumed + waiting == 0;
    }
  }

  /**
   * @throws recdenoiser.engine.data.DataProblem if data of the study cannot be read
   * @throws IOException if a run cannot be given more epochs, or the queue cannot be saved; what
   *     was added before stays
   */
  public Added addRound(Study study) throws IOException {
    SearchStatus status = searches.of(study, queue.entries());
    if (!status.problems().isEmpty()) {
      throw new IOException(status.problems().get(0));
    }
    int begun = 0;
    int resumed = 0;
    int waiting = 0;
    int elsewhere = 0;
    for (SearchStatus.Cell cell : status.cells()) {
      for (SearchStatus.Trial trial : cell.trials()) {
        if (trial.open() == null) {
          continue;
        }
        switch (trial.open().state()) {
          case WAITING -> waiting++;
          case RUNNING -> elsewhere++;
          case INTERRUPTED -> {
            queue.addRun(trial.open().folder());
            resumed++;
          }
          case MISSING -> {
            if (goOn(status, cell, trial)) {
              resumed++;
            } else {
              queue.add(trial.open().planned().config());
              begun++;
            }
          }
          case FAILED, IMPOSSIBLE, FINISHED -> {}
        }
      }
    }
    return new Added(begun, resumed, waiting, elsewhere);
  }

  /** Whether there is a run of the round before that can be given more epochs. */
  private boolean goOn(SearchStatus status, SearchStatus.Cell cell, SearchStatus.Trial trial)
      throws IOException {
    if (trial.epochs() == 0) {
      return false;
    }
    StudyRun before = searches.run(status.study(), cell.cell(), trial.trial(), trial.epochs());
    if (!before.finished() || !isOwn(before.folder())) {
      return false;
    }
    MoreEpochs.give(before.folder(), trial.open().planned().config().training().epochs(), 0);
    queue.addRun(before.folder());
    return true;
  }

  private boolean isOwn(Path run) {
    return folder.equals(run.toAbsolutePath().normalize().getParent());
  }
}
