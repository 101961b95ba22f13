package recdenoiser.engine.figure;

import java.util.ArrayList;
import java.util.List;

/** Round numbers along an axis: 1, 2 or 5 times a power of ten apart. */
final class NiceTicks {
  private static final double SLACK = 1e-9;

  private NiceTicks() {}

  /** The smallest of 1, 2, 5 × 10ᵏ that is at least {@code least}. */
  static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= least * (1 - SLACK)) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  /** At most about {@code most} round numbers in [low, high], at least {@code leastStep} apart. */
  static List<Double> linear(double low, double high, int most, double leastStep) {
    double step = Math.max(leastStep, step((high - low) / Math.max(1, most)));
    List<Double> ticks = new ArrayList<>();
    for (double k = Math.ceil(low / step - SLACK); k * step <= high + SLACK * step; k++) {
      ticks.add(k * step);
    }
    return ticks;
  }

  /**
   * Powers of ten, with 2 and 5 (or 1 … 9) between them where there are few; round numbers within
   * one decade.
   */
  static List<Double> logarithmic(double low, double high, int most) {
    if (high / low < 3) {
      return linear(low, high, most, 0);
    }
    double decades = Math.log10(high / low);
    int[] factors =
        decades <= 1.2
            ? new int[] {1, 2, 3, 5, 7}
            : decades <= 3 ? new int[] {1, 2, 5} : new int[] {1};
    int stride =
        factors.length == 1 ? Math.max(1, (int) Math.ceil(decades / Math.max(1, most))) : 1;
    List<Double> ticks = new ArrayList<>();
    int last = (int) Math.ceil(Math.log10(high));
    for (int exponent = (int) Math.floor(Math.log10(low)); exponent <= last; exponent += stride) {
      for (int factor : factors) {
        double tick = factor * Math.pow(10, exponent);
        if (tick >= low * (1 - SLACK) && tick <= high * (1 + SLACK)) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }

  /** How many decimals tell the ticks apart. */
  static int decimals(List<Double> ticks) {
    for (int decimals = 0; decimals < 9; decimals++) {
      double scale = Math.pow(10, decimals);
      if (ticks.stream()
          .allMatch(tick -> Math.abs(tick * scale - Math.rint(tick * scale)) < 1e-6)) {
        return decimals;
      }
    }
    return 9;
  }
}
