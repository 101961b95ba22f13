package recdenoiser.app.event;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the news of worker threads onto the JavaFX thread, at most 25 times a second. It sleeps
 * while there is none.
 */
public final class EventPump implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventPump.class);
  private static final long INTERVAL_MILLISECONDS = 40;

  private final Runnable drain;
  private final AtomicBoolean awake = new AtomicBoolean();
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "event-pump");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param drain called on the JavaFX thread
   */
  public EventPump(Runnable drain) {
    this.drain = drain;
  }

  /** From any thread, when there is something to drain; returns at once. */
  public void wake() {
    if (awake.compareAndSet(false, true)) {
      try {
        executor.execute(this::drainSoon);
      } catch (RejectedExecutionException e) {
        LOG.debug("News after the window was closed is not shown.");
      }
    }
  }

  private void drainSoon() {
    try {
      TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    Platform.runLater(
        () -> {
          awake.set(false);
          drain.run();
        });
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
