package recdenoiser.engine.run.queue;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.run.Breakdown;
import recdenoiser.engine.run.queue.RunLauncher.LaunchedRun;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.train.RunState;
import recdenoiser.engine.train.TrainingEvent;

/**
 * Opens one run of the queue and trains it in the calling thread. What it is asked before the run
 * is open is heeded as soon as it is.
 */
final class QueueWorker implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(QueueWorker.class);
  private static final String BROKE_OFF = "The run broke off; the log says more.";

  private final int id;
  private final Callable<LaunchedRun> opening;
  private final Owner owner;
  private final Following following = new Following();
  private LaunchedRun run;
  private boolean pauseWanted;
  private boolean stopWanted;
  private boolean cancelled;
  private TrainingEvent.Finished finished;

  /** Whom a worker tells how it gets on, on its own thread. */
  interface Owner {
    void prepared(int id, LaunchedRun run);

    void reported(int id, TrainingEvent event);

    void changed(int id, EntryState state);

    /** The last call: everything is written and the folder free. */
    void over(int id, EntryState state, String message);
  }

  QueueWorker(int id, Callable<LaunchedRun> opening, Owner owner) {
    this.id = id;
    this.opening = opening;
    this.owner = owner;
  }

  @Override
  public void run() {
    EntryState end = EntryState.FAILED;
    String message = BROKE_OFF;
    try {
      train();
      end = end();
      message = end == EntryState.INTERRUPTED ? "" : finished.message();
    } catch (Exception e) {
      message = sentence(e);
    } catch (OutOfMemoryError | InternalError e) {
      LOG.error("A run of the queue broke off.", e);
      message = Breakdown.sentence(e);
    } finally {
      owner.over(id, end, message);
    }
  }

  synchronized void pause() {
    pauseWanted = true;
    if (run != null) {
      run.control().pause();
    }
  }

  synchronized void resume() {
    pauseWanted = false;
    if (run != null) {
      run.control().resume();
    }
  }

  /** Stops with a checkpoint; the entry has ended then. */
  synchronized void cancel() {
    cancelled = true;
    interrupt();
  }

  /** Stops with a checkpoint; the entry goes on another time. */
  synchronized void interrupt() {
    stopWanted = true;
    if (run != null) {
      run.control().stop();
    }
  }

  /** As {@link #interrupt}, in the middle of an evaluation, too. */
  synchronized void stopAtOnce() {
    stopWanted = true;
    if (run != null) {
      run.control().stopAtOnce();
    }
  }

  private void train() throws Exception {
    try (LaunchedRun opened = opening.call()) {
      owner.prepared(id, opened);
      take(opened);
      opened.execute(this::hear);
    }
  }

  private synchronized void take(LaunchedRun opened) {
    run = opened;
    if (stopWanted) {
      opened.control().stop();
    } else if (pauseWanted) {
      opened.control().pause();
    }
  }

  private void hear(TrainingEvent event) {
    event.accept(following);
    owner.reported(id, event);
  }

  private synchronized EntryState end() {
    if (finished == null) {
      throw new IllegalStateException("The run ended without a word.");
    }
    return switch (finished.state()) {
      case FINISHED, STOPPED_EARLY -> EntryState.FINISHED;
      case STOPPED -> stopWanted && !cancelled ? EntryState.INTERRUPTED : EntryState.CANCELLED;
      case PREPARING, TRAINING, PAUSED, FAILED -> EntryState.FAILED;
    };
  }

  private static String sentence(Exception problem) {
    boolean forPeople =
        problem instanceof DataProblem
            || problem instanceof SettingProblem
            || problem instanceof IOException;
    if (forPeople) {
      LOG.warn("A run of the queue could not go on: {}", problem.getMessage());
    } else {
      LOG.error("A run of the queue broke off.", problem);
    }
    String message = problem.getMessage();
    return message == null || message.isBlank()
        ? "The run broke off by " + problem.getClass().getSimpleName() + "; the log says more."
        : message;
  }

  /** What of a run's events is about its place in the queue. */
  private final class Following implements TrainingEvent.Visitor<Void> {
    @Override
    public Void started(TrainingEvent.Started started) {
      return null;
    }

    @Override
    public Void stepTaken(TrainingEvent.StepTaken step) {
      return null;
    }

    @Override
    public Void epochEnded(TrainingEvent.EpochEnded epoch) {
      return null;
    }

    @Override
    public Void evaluated(TrainingEvent.Evaluated evaluated) {
      return null;
    }

    @Override
    public Void masksTaken(TrainingEvent.MasksTaken taken) {
      return null;
    }

    @Override
    public Void checkpointWritten(TrainingEvent.CheckpointWritten written) {
      return null;
    }

    @Override
    public Void stateChanged(TrainingEvent.StateChanged changed) {
      if (changed.state() == RunState.TRAINING) {
        owner.changed(id, EntryState.TRAINING);
      } else if (changed.state() == RunState.PAUSED) {
        owner.changed(id, EntryState.PAUSED);
      }
      return null;
    }

    @Override
    public Void finished(TrainingEvent.Finished end) {
      finished = end;
      return null;
    }
  }
}
