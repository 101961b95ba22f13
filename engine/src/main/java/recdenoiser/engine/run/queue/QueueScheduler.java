package recdenoiser.engine.run.queue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import recdenoiser.engine.run.queue.RunLauncher.LaunchedRun;
import recdenoiser.engine.train.TrainingEvent;

/**
 * Lets the first runs that wait begin while there is room. All calls hold the queue's monitor,
 * which is told whenever a run is over.
 */
final class QueueScheduler {
  private final Object monitor;
  private final QueueStore store;
  private final QueueListeners listeners;
  private final RunLauncher launcher;
  private final int threadsForEach;
  private final int sideBySide;
  private final Map<Integer, QueueWorker> workers = new LinkedHashMap<>();
  private final Progress progress = new Progress();
  private boolean started;

  /**
   * @param threads of all runs together
   */
  QueueScheduler(
      Object monitor,
      QueueStore store,
      QueueListeners listeners,
      RunLauncher launcher,
      int threads,
      int sideBySide) {
    this.monitor = monitor;
    this.store = store;
    this.listeners = listeners;
    this.launcher = launcher;
    this.threadsForEach = Math.max(1, threads / sideBySide);
    this.sideBySide = sideBySide;
  }

  boolean isStarted() {
    return started;
  }

  void start() {
    started = true;
    listeners.tell(new QueueEvent.Switched(true));
    beginWhatCan();
  }

  /** Lets no other run begin. */
  void halt() {
    started = false;
    listeners.tell(new QueueEvent.Switched(false));
  }

  /** To be called whenever a run may have become ready. */
  void beginWhatCan() {
    while (started && workers.size() < sideBySide) {
      Optional<QueueEntry> next = store.contents().next();
      if (next.isEmpty()) {
        return;
      }
      begin(next.get());
    }
  }

  /** Who works on an entry, if somebody does. */
  Optional<QueueWorker> worker(int id) {
    return Optional.ofNullable(workers.get(id));
  }

  boolean isIdle() {
    return workers.isEmpty();
  }

  /** Stops all runs with checkpoints, to go on another time. */
  void interruptAll() {
    workers.values().forEach(QueueWorker::interrupt);
  }

  /** Stops them without waiting for an evaluation. */
  void stopAtOnce() {
    workers.values().forEach(QueueWorker::stopAtOnce);
  }

  private void begin(QueueEntry entry) {
    Callable<LaunchedRun> opening =
        () ->
            entry.folder() == null
                ? launcher.create(entry.config(), threadsForEach)
                : launcher.resume(entry.folder(), threadsForEach);
    QueueWorker worker = new QueueWorker(entry.id(), opening, progress);
    workers.put(entry.id(), worker);
    store.note(entry.with(EntryState.PREPARING, ""));
    Thread thread = new Thread(worker, "run " + entry.id());
    thread.setDaemon(true);
    thread.start();
  }

  /** Comes from the workers' threads. */
  private final class Progress implements QueueWorker.Owner {
    @Override
    public void prepared(int id, LaunchedRun run) {
      synchronized (monitor) {
        store.note(store.contents().entry(id).in(run.folder(), run.config()));
        listeners.tell(
            new QueueEvent.RunPrepared(
                id, run.folder(), run.config(), run.history(), run.shortages()));
      }
    }

    @Override
    public void reported(int id, TrainingEvent event) {
      listeners.tell(new QueueEvent.RunReported(id, event));
    }

    @Override
    public void changed(int id, EntryState state) {
      synchronized (monitor) {
        store.note(store.contents().entry(id).with(state, ""));
      }
    }

    @Override
    public void over(int id, EntryState state, String message) {
      synchronized (monitor) {
        workers.remove(id);
        store.note(store.contents().entry(id).with(state, message));
        beginWhatCan();
        monitor.notifyAll();
      }
    }
  }
}
