package recdenoiser.engine.figure;

import java.util.Arrays;

/**
 * {@link Smoothing#debiased} of a line that grows: what was averaged once is not averaged again.
 */
final class RunningAverage {
  private double weight;
  private double average;
  private double missing;
  private boolean constant;
  private double[] smooth = {};
  private int done;

  /**
   * @param values of which the first {@code size} count; those seen before have not changed
   * @return at least {@code size} numbers, none of which ever changes; {@code values} itself where
   *     nothing is smoothed
   */
  double[] of(double[] values, int size, double wanted) {
    if (wanted == 0) {
      return values;
    }
    Smoothing.require(wanted);
    if (wanted != weight || done > size) {
      begin(wanted);
    }
    if (smooth.length < size) {
      smooth = Arrays.copyOf(smooth, Math.max(size, 2 * smooth.length));
    }
    for (; done < size; done++) {
      smooth[done] = next(values[done], values[0]);
    }
    return smooth;
  }

  void forget() {
    begin(0);
  }

  private void begin(double wanted) {
    weight = wanted;
    average = 0;
    missing = 1;
    constant = true;
    smooth = new double[0];
    done = 0;
  }

  private double next(double value, double first) {
    if (!Double.isFinite(value)) {
      return value;
    }
    average = weight * average + (1 - weight) * value;
    missing *= weight;
    constant &= value == first;
    return constant ? value : average / (1 - missing);
  }
}
