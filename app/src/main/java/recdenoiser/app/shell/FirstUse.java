package recdenoiser.app.shell;

import java.time.Duration;
import java.time.Instant;
import javafx.animation.AnimationTimer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recdenoiser.engine.text.Numbers;

/**
 * Runs something when the window has been drawn, and tells how long it took from the start of the
 * process until the first page could be used: a line of the log and the system property {@code
 * recdenoiser.usable} [ms].
 */
public final class FirstUse {
  static final String PROPERTY = "recdenoiser.usable";
  private static final Logger LOG = LoggerFactory.getLogger(FirstUse.class);

  private FirstUse() {}

  /** On the JavaFX thread: {@code action} runs there after {@code frames} more frames. */
  public static void afterFrames(int frames, Runnable action) {
    new AnimationTimer() {
      private int left = frames;

      @Override
      public void handle(long now) {
        if (left-- == 0) {
          stop();
          action.run();
        }
      }
    }.start();
  }

  /** To be called when the first page has been drawn. */
  static void tell() {
    ProcessHandle.Info process = ProcessHandle.current().info();
    process
        .startInstant()
        .ifPresent(
            start -> {
              Duration wall = Duration.between(start, Instant.now());
              System.setProperty(PROPERTY, Long.toString(wall.toMillis()));
              String processor =
                  process.totalCpuDuration().map(FirstUse::seconds).orElse("unknown");
              LOG.info(
                  "The first page was usable after {} ({} of processor time).",
                  seconds(wall),
                  processor);
            });
  }

  private static String seconds(Duration duration) {
    return Numbers.fixed(duration.toMillis() / 1000.0, 2) + " s";
  }
}
