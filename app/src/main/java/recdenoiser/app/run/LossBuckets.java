package recdenoiser.app.run;

import recdenoiser.engine.loss.LossTerms;

/**
 * Turns single steps into points of a curve: one for every epoch, and in long epochs one every two
 * seconds besides, so that a slow run is seen to move and a fast one does not drown the chart.
 */
final class LossBuckets {
  private static final double SECONDS = 2;
  private static final LossTerms NOTHING = LossTerms.NONE;

  private final Consumer consumer;
  private LossTerms sum = NOTHING;
  private int steps;
  private double lastSeconds = Double.NaN;
  private boolean split;

  /** Takes the points. */
  @FunctionalInterface
  interface Consumer {
    /**
     * @param epoch with its fraction
     */
    void point(double epoch, double elapsedSeconds, LossTerms mean);
  }

  LossBuckets(Consumer consumer) {
    this.consumer = consumer;
  }

  void step(double epoch, double elapsedSeconds, LossTerms loss) {
    sum = sum.plus(loss);
    steps++;
    if (Double.isNaN(lastSeconds)) {
      lastSeconds = elapsedSeconds;
    }
    if (elapsedSeconds - lastSeconds >= SECONDS) {
      split = true;
      emit(epoch, elapsedSeconds, sum.times(1.0 / steps));
    }
  }

  /**
   * @param mean over the whole epoch, which is the point unless the epoch has been split
   */
  void epoch(double epoch, double elapsedSeconds, LossTerms mean) {
    if (!split) {
      emit(epoch, elapsedSeconds, mean);
    } else if (steps > 0) {
      emit(epoch, elapsedSeconds, sum.times(1.0 / steps));
    }
    split = false;
  }

  private void emit(double epoch, double elapsedSeconds, LossTerms mean) {
    consumer.point(epoch, elapsedSeconds, mean);
    sum = NOTHING;
    steps = 0;
    lastSeconds = elapsedSeconds;
  }
}
