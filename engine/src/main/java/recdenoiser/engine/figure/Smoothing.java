package recdenoiser.engine.figure;

import java.util.Arrays;

/** The moving average of TensorBoard ({@code line_chart_v2/data_transformer.ts}). */
public final class Smoothing {
  private Smoothing() {}

  /**
   * Exponential moving average, freed of its bias towards the start: a ← w·a + (1 − w)·y, shown as
   * a / (1 − wⁿ) after n finite values. Values that are not finite pass through; as long as a
   * series is constant it stays as it is.
   *
   * @param weight w, 0 (a copy) … below 1
   */
  public static double[] debiased(double[] values, double weight) {
    require(weight);
    return Arrays.copyOf(new RunningAverage().of(values, values.length, weight), values.length);
  }

  static void require(double weight) {
    if (!(weight >= 0 && weight < 1)) {
      throw new IllegalArgumentException(
          "Smoothing needs a weight from 0 to below 1; found " + weight + ".");
    }
  }
}
