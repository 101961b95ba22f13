package recdenoiser.app.task;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;

/**
 * Does something on the JavaFX thread now and then. An animation would do so too, but while one
 * runs JavaFX draws sixty frames a second, whether anything changes or not.
 */
public final class Ticker implements AutoCloseable {
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "ticker");
            thread.setDaemon(true);
            return thread;
          });
  private final AtomicBoolean posted = new AtomicBoolean();
  private final Runnable action;
  private ScheduledFuture<?> ticking;

  /**
   * @param action called on the JavaFX thread; a call that comes before the last one was done is
   *     left out
   */
  public Ticker(Runnable action) {
    this.action = action;
  }

  public void every(Duration interval) {
    long millis = interval.toMillis();
    ticking = executor.scheduleWithFixedDelay(this::post, millis, millis, TimeUnit.MILLISECONDS);
  }

  private void post() {
    if (posted.compareAndSet(false, true)) {
      Platform.runLater(
          () -> {
            posted.set(false);
            action.run();
          });
    }
  }

  @Override
  public void close() {
    if (ticking != null) {
      ticking.cancel(false);
    }
    executor.shutdownNow();
  }
}
