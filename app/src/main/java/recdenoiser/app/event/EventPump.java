package recdenoiser.app.event;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/**
 * The one timer that brings the news of worker threads onto the JavaFX thread, 25 times a second.
 */
public final class EventPump implements AutoCloseable {
  private static final Duration INTERVAL = Duration.millis(40);

  private final Timeline timer;

  /**
   * @param drain called on the JavaFX thread
   */
  public EventPump(Runnable drain) {
    timer = new Timeline(new KeyFrame(INTERVAL, event -> drain.run()));
    timer.setCycleCount(Animation.INDEFINITE);
  }

  public void start() {
    timer.play();
  }

  @Override
  public void close() {
    timer.stop();
  }
}
