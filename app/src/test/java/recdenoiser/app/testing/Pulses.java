package recdenoiser.app.testing;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/** Waits for the JavaFX thread to have drawn. */
public final class Pulses {
  private static final int TIMEOUT_SECONDS = 20;

  private Pulses() {}

  /** Returns after {@code frames} more frames; not to be called on the JavaFX thread. */
  public static void await(int frames) {
    CountDownLatch left = new CountDownLatch(frames);
    AnimationTimer timer =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            left.countDown();
          }
        };
    Platform.runLater(timer::start);
    try {
      if (!left.await(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("The JavaFX thread drew fewer than " + frames + " frames.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } finally {
      Platform.runLater(timer::stop);
    }
  }
}
