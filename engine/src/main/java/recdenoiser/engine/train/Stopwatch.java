package recdenoiser.engine.train;

import java.util.function.LongSupplier;

/** Seconds of work, pauses left out, going on from what an earlier session had counted. */
final class Stopwatch {
  private final LongSupplier nanoTime;
  private double seconds;
  private long since;

  Stopwatch(LongSupplier nanoTime, double seconds) {
    this.nanoTime = nanoTime;
    this.seconds = seconds;
    this.since = nanoTime.getAsLong();
  }

  double seconds() {
    long now = nanoTime.getAsLong();
    seconds += (now - since) / 1e9;
    since = now;
    return seconds;
  }

  void leaveOut(Runnable pause) {
    seconds();
    pause.run();
    since = nanoTime.getAsLong();
  }
}
