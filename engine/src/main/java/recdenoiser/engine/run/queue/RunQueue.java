package recdenoiser.engine.run.queue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.run.PreparedData;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.storage.ProcessLock;

/**
 * A queue of runs, kept in the file {@code queue.json} of a folder of runs. It opens standing
 * still; once started, the first ones that wait begin while there is room, side by side if it may.
 * Which run trains beside which, and on how many threads, changes no result.
 *
 * <p>What a person asks is on the disk when the call returns. A process that dies loses nothing:
 * the runs it had begun are found {@link EntryState#INTERRUPTED} and go on from their last
 * checkpoints.
 *
 * <p>Safe for any number of threads. Calls may wait for the disk.
 */
public final class RunQueue implements AutoCloseable {
  private final Object monitor = new Object();
  private final QueueListeners listeners = new QueueListeners();
  private final ProcessLock lock;
  private final String note;
  private final QueueStore store;
  private final QueueScheduler scheduler;
  private boolean closed;

  private RunQueue(
      QueueFile file, ProcessLock lock, RunLauncher launcher, int threads, int sideBySide)
      throws IOException {
    this.lock = lock;
    this.note = file.setAsideIfDamaged();
    this.store = new QueueStore(file, listeners);
    this.scheduler = new QueueScheduler(monitor, store, listeners, launcher, threads, sideBySide);
  }

  /**
   * Opens the queue of a folder of runs, which is made if it does not exist.
   *
   * @param threads of all runs together
   * @param sideBySide how many may train at the same time; each gets its part of the threads, at
   *     least one
   * @throws IOException if the queue is open in another process, was written by a newer version of
   *     this program, or cannot be read
   */
  public static RunQueue open(Path runsDirectory, RunLauncher launcher, int threads, int sideBySide)
      throws IOException {
    if (threads < 1 || sideBySide < 1) {
      throw new IllegalArgumentException("There must be a thread, and room for a run.");
    }
    QueueFile file = new QueueFile(runsDirectory);
    file.createFolder();
    String refusal = "The queue of " + runsDirectory + " is open in another process or window.";
    ProcessLock lock = ProcessLock.acquire(file.lock(), refusal);
    try {
      file.removeUnfinished();
      return new RunQueue(file, lock, launcher, threads, sideBySide);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Whether a folder of runs has a queue. */
  public static boolean exists(Path runsDirectory) {
    return Files.exists(runsDirectory.resolve(QueueFile.NAME));
  }

  /**
   * The entries of a queue that another process may be working on, as its file has them.
   *
   * @throws IOException if the file cannot be read or understood
   */
  public static List<QueueEntry> look(Path runsDirectory) throws IOException {
    QueueFile file = new QueueFile(runsDirectory);
    QueueContents contents = file.read();
    boolean inUse = ProcessLock.isHeld(file.lock());
    return (inUse ? contents : QueueRecovery.recover(contents)).entries();
  }

  /** One sentence on a damaged file that was found and set aside; empty if there was none. */
  public String note() {
    return note;
  }

  public void addListener(QueueListener listener) {
    listeners.add(listener);
  }

  public void removeListener(QueueListener listener) {
    listeners.remove(listener);
  }

  /** All entries in order, those that have ended among them. */
  public List<QueueEntry> entries() {
    synchronized (monitor) {
      return store.contents().entries();
    }
  }

  /** Whether runs that wait begin by themselves. */
  public boolean isStarted() {
    synchronized (monitor) {
      return scheduler.isStarted();
    }
  }

  /**
   * Puts a new run at the end of the queue. A relative path of its data is kept as an absolute one.
   *
   * @return the entry's id
   * @throws SettingProblem if the configuration cannot be run
   * @throws IOException if the queue cannot be saved; nothing has been added then
   */
  public int add(RunConfig config) throws IOException {
    RunConfig located = PreparedData.locate(config.requireValid());
    synchronized (monitor) {
      int id = store.contents().nextId();
      return add(new QueueEntry(id, located, null, EntryState.WAITING, ""));
    }
  }

  /**
   * Puts a run that was stopped or died at the end of the queue.
   *
   * @return the entry's id
   * @throws IllegalArgumentException if it is queued already
   * @throws IOException if the queue cannot be saved; nothing has been added then
   */
  public int addRun(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath().normalize();
    synchronized (monitor) {
      if (store.contents().hasInLine(absolute)) {
        throw new IllegalArgumentException("The run " + folder + " is in the queue already.");
      }
      int id = store.contents().nextId();
      return add(new QueueEntry(id, null, absolute, EntryState.WAITING, ""));
    }
  }

  private int add(QueueEntry entry) throws IOException {
    requireOpen();
    store.rearrange(store.contents().add(entry));
    scheduler.beginWhatCan();
    return entry.id();
  }

  /**
   * Moves an entry among those that wait.
   *
   * @param position from 1, the one that begins next; beyond the last is the last
   * @throws IllegalArgumentException if there is no such entry, or it does not wait
   */
  public void move(int id, int position) throws IOException {
    synchronized (monitor) {
      requireOpen();
      store.rearrange(store.contents().move(id, position, this::waits));
    }
  }

  /**
   * Takes a run out of the queue; one that has begun stops with a checkpoint after its current
   * step. Nothing happens to one that has ended.
   *
   * @throws IllegalArgumentException if there is no such entry
   */
  public void cancel(int id) throws IOException {
    synchronized (monitor) {
      QueueEntry entry = openEntry(id);
      Optional<QueueWorker> worker = scheduler.worker(id);
      if (worker.isPresent()) {
        worker.get().cancel();
      } else if (!entry.state().ended()) {
        store.change(entry.with(EntryState.CANCELLED, "Taken out of the queue."));
      }
    }
  }

  /**
   * Holds a run back: one that waits is passed over, one that trains stands still and keeps its
   * place among those side by side.
   *
   * @throws IllegalArgumentException if there is no such entry
   */
  public void pause(int id) throws IOException {
    synchronized (monitor) {
      QueueEntry entry = openEntry(id);
      Optional<QueueWorker> worker = scheduler.worker(id);
      if (worker.isPresent()) {
        worker.get().pause();
      } else if (entry.state().ready()) {
        store.change(entry.with(EntryState.PAUSED, ""));
      }
    }
  }

  /**
   * Lets a run that was held back begin in its turn, or train on.
   *
   * @throws IllegalArgumentException if there is no such entry
   */
  public void resume(int id) throws IOException {
    synchronized (monitor) {
      QueueEntry entry = openEntry(id);
      Optional<QueueWorker> worker = scheduler.worker(id);
      if (worker.isPresent()) {
        worker.get().resume();
      } else if (entry.state() == EntryState.PAUSED) {
        boolean begun = entry.folder() != null;
        store.change(entry.with(begun ? EntryState.INTERRUPTED : EntryState.WAITING, ""));
        scheduler.beginWhatCan();
      }
    }
  }

  /** Lets runs begin, now and whenever there is room. */
  public void start() {
    synchronized (monitor) {
      requireOpen();
      scheduler.start();
    }
  }

  /** Lets no other run begin; those that train go on. */
  public void pause() {
    synchronized (monitor) {
      scheduler.halt();
    }
  }

  /** Forgets the entries that have ended; their runs stay in their folders. */
  public void clear() throws IOException {
    synchronized (monitor) {
      requireOpen();
      store.rearrange(store.contents().without(entry -> entry.state().ended()));
    }
  }

  /** Returns when no run trains: all are done, or the queue stands still. */
  public void awaitEnd() throws InterruptedException {
    synchronized (monitor) {
      while (!scheduler.isIdle()) {
        monitor.wait();
      }
    }
  }

  /** Does not wait for evaluations, when the queue is about to be closed. */
  public void stopAtOnce() {
    synchronized (monitor) {
      scheduler.stopAtOnce();
    }
  }

  /**
   * Stops the runs that train with checkpoints and returns when everything is written. They go on
   * when the queue is opened and started again.
   */
  @Override
  public void close() throws IOException {
    synchronized (monitor) {
      closed = true;
      scheduler.halt();
      scheduler.interruptAll();
      awaitEndWhateverHappens();
      lock.close();
    }
  }

  /** An interrupt does not shorten the wait: half a checkpoint would be lost. */
  private void awaitEndWhateverHappens() {
    boolean interrupted = false;
    while (!scheduler.isIdle()) {
      try {
        monitor.wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean waits(QueueEntry entry) {
    return !entry.state().ended() && scheduler.worker(entry.id()).isEmpty();
  }

  private QueueEntry openEntry(int id) {
    requireOpen();
    return store.contents().entry(id);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("The queue is closed.");
    }
  }
}
