package recdenoiser.app.chart;

import java.util.function.DoubleConsumer;
import java.util.function.LongSupplier;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/**
 * Draws at most 30 times a second, however often it is asked to, and always once after the last
 * request.
 */
public final class RedrawThrottle {
  static final double INTERVAL_MILLISECONDS = 1000.0 / 30;

  private final LongSupplier nanoTime;
  private final DoubleConsumer schedule;
  private final Runnable draw;
  private long lastDraw = Long.MIN_VALUE;
  private boolean pending;

  /** On the JavaFX thread, where {@code draw} is then called too. */
  public RedrawThrottle(Runnable draw) {
    PauseTransition pause = new PauseTransition();
    this.nanoTime = System::nanoTime;
    this.draw = draw;
    this.schedule =
        milliseconds -> {
          pause.setDuration(Duration.millis(milliseconds));
          pause.playFromStart();
        };
    pause.setOnFinished(event -> fire());
  }

  /**
   * @param schedule is to call {@link #fire()} once after so many milliseconds
   */
  RedrawThrottle(LongSupplier nanoTime, DoubleConsumer schedule, Runnable draw) {
    this.nanoTime = nanoTime;
    this.schedule = schedule;
    this.draw = draw;
  }

  /** Asks for a drawing soon. */
  public void request() {
    if (pending) {
      return;
    }
    pending = true;
    schedule.accept(Math.max(1, remaining(nanoTime.getAsLong())));
  }

  void fire() {
    pending = false;
    lastDraw = nanoTime.getAsLong();
    draw.run();
  }

  private double remaining(long now) {
    return lastDraw == Long.MIN_VALUE ? 0 : INTERVAL_MILLISECONDS - (now - lastDraw) / 1e6;
  }
}
