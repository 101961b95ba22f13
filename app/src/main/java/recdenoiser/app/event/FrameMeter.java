package recdenoiser.app.event;

import javafx.animation.AnimationTimer;

/** Counts the frames that the window really gets, and the longest time it had to wait for one. */
public final class FrameMeter {
  private static final double NANOSECONDS = 1e9;

  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          frame(now);
        }
      };
  private long first;
  private long last;
  private long frames;
  private long longest;

  /**
   * @param framesPerSecond mean since the last reset; 0 before the second frame
   * @param longestPauseSeconds between two frames
   */
  public record Reading(double framesPerSecond, double longestPauseSeconds, double seconds) {}

  /** On the JavaFX thread. */
  public void start() {
    reset();
    timer.start();
  }

  public void stop() {
    timer.stop();
  }

  public void reset() {
    first = 0;
    last = 0;
    frames = 0;
    longest = 0;
  }

  public Reading reading() {
    double seconds = (last - first) / NANOSECONDS;
    return new Reading(seconds > 0 ? frames / seconds : 0, longest / NANOSECONDS, seconds);
  }

  /** Notes one frame at {@code now} nanoseconds. */
  void frame(long now) {
    if (first == 0) {
      first = now;
    } else {
      frames++;
      longest = Math.max(longest, now - last);
    }
    last = now;
  }
}
