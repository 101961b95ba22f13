package recdenoiser.engine.run.library;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folders of runs, looked at again and again on a thread of its own, whoever writes them. A look
 * asks for the times of files and no more; it works on every file system and needs none of the
 * system's limited watches. Where looking takes long it is done less often.
 */
public final class LiveLibrary implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveLibrary.class);

  /** How many times as long as a look it rests: while something changes, and while nothing does. */
  private static final int REST_AFTER_NEWS = 15;

  private static final int REST_WITHOUT_NEWS = 100;

  /** Even where a look takes long, as the first one of thousands of runs does. */
  private static final long LONGEST_REST_MILLIS = 10_000;

  private final LibraryReader reader = new LibraryReader();
  private final Consumer<LibraryState> listener;
  private final long pauseMillis;
  private final Thread thread;
  private List<Path> folders = List.of();
  private boolean lookNow = true;
  private boolean closed;

  /**
   * @param pause between two looks, at least
   * @param listener told on another thread of all that there is, whenever something changed; first
   *     of all also if there is nothing
   */
  public LiveLibrary(Duration pause, Consumer<LibraryState> listener) {
    this.listener = listener;
    this.pauseMillis = pause.toMillis();
    this.thread = new Thread(this::look, "library of runs");
    thread.setDaemon(true);
    thread.start();
  }

  /** Looks at these folders from now on. */
  public synchronized void watch(List<Path> wanted) {
    folders = List.copyOf(wanted);
    lookAgain();
  }

  /** Looks at once. */
  public synchronized void lookAgain() {
    lookNow = true;
    notifyAll();
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  private void look() {
    LibraryState told = null;
    long rest = 0;
    try {
      while (await(rest)) {
        long begin = System.nanoTime();
        LibraryState state = reader.read(watched());
        long taken = System.nanoTime() - begin;
        boolean news = !state.equals(told);
        if (news && !isClosed()) {
          told = state;
          tell(state);
        }
        rest = rest(taken, news);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long rest(long takenNanos, boolean news) {
    long wanted = (news ? REST_AFTER_NEWS : REST_WITHOUT_NEWS) * takenNanos / 1_000_000;
    return Math.max(pauseMillis, Math.min(LONGEST_REST_MILLIS, wanted));
  }

  private void tell(LibraryState state) {
    try {
      listener.accept(state);
    } catch (RuntimeException e) {
      LOG.warn("A change of the library of runs was not taken in.", e);
    }
  }

  private synchronized List<Path> watched() {
    return folders;
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** Whether to look once more. */
  private synchronized boolean await(long millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    while (!lookNow && !closed) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        break;
      }
      wait(left);
    }
    lookNow = false;
    return !closed;
  }
}
