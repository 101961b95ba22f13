package recdenoiser.engine.figure;

/** The moving average of TensorBoard ({@code line_chart_v2/data_transformer.ts}). */
public final class Smoothing {
  private Smoothing() {}

  /**
   * Exponential moving average, freed of its bias towards the start: a ← w·a + (1 − w)·y, shown as
   * a / (1 − wⁿ) after n finite values. Values that are not finite pass through; a constant series
   * stays as it is.
   *
   * @param weight w, 0 (a copy) … below 1
   */
  public static double[] debiased(double[] values, double weight) {
    if (!(weight >= 0 && weight < 1)) {
      throw new IllegalArgumentException(
          "Smoothing needs a weight from 0 to below 1; found " + weight + ".");
    }
    double[] smooth = values.clone();
    if (weight == 0 || isConstant(values)) {
      return smooth;
    }
    double average = 0;
    double missing = 1;
    for (int i = 0; i < values.length; i++) {
      if (Double.isFinite(values[i])) {
        average = weight * average + (1 - weight) * values[i];
        missing *= weight;
        smooth[i] = average / (1 - missing);
      }
    }
    return smooth;
  }

  private static boolean isConstant(double[] values) {
    for (double value : values) {
      if (value != values[0]) {
        return false;
      }
    }
    return true;
  }
}
