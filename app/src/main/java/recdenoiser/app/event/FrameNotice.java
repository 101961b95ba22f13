package recdenoiser.app.event;

import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;
import recdenoiser.engine.text.Numbers;

/**
 * Tells once a second how many frames the window gets: switched on by the system property {@code
 * recdenoiser.frames}.
 */
public final class FrameNotice implements AutoCloseable {
  private static final String PROPERTY = "recdenoiser.frames";

  private final FrameMeter meter = new FrameMeter();
  private final Timeline timer;

  private FrameNotice(Consumer<String> notice) {
    timer = new Timeline(new KeyFrame(Duration.seconds(1), event -> tell(notice)));
    timer.setCycleCount(Animation.INDEFINITE);
  }

  /**
   * @param notice given one line a second, if the property is set
   */
  public static FrameNotice create(Consumer<String> notice) {
    FrameNotice created = new FrameNotice(notice);
    if (Boolean.getBoolean(PROPERTY)) {
      created.meter.start();
      created.timer.play();
    }
    return created;
  }

  private void tell(Consumer<String> notice) {
    FrameMeter.Reading reading = meter.reading();
    meter.reset();
    notice.accept(
        Numbers.fixed(reading.framesPerSecond(), 0)
            + " fps, longest pause "
            + Numbers.fixed(1000 * reading.longestPauseSeconds(), 0)
            + " ms");
  }

  @Override
  public void close() {
    timer.stop();
    meter.stop();
  }
}
