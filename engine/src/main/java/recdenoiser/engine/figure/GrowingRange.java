package recdenoiser.engine.figure;

/**
 * Limits of a value axis: round numbers around the data; while a run is live they only move
 * outwards.
 */
public final class GrowingRange {
  private static final int STEPS = 4;
  private static final double REACHES_ZERO = 0.25;
  private static final double SLACK = 1e-9;

  private double low = Double.NaN;
  private double high = Double.NaN;
  private boolean logarithmic;

  /**
   * Takes in the span of the data.
   *
   * @param live whether earlier limits still hold
   */
  void update(double dataLow, double dataHigh, boolean live, boolean onLogarithm) {
    boolean keep = live && onLogarithm == logarithmic && !Double.isNaN(low);
    logarithmic = onLogarithm;
    double newLow = onLogarithm ? lowerLogarithmic(dataLow) : lowerLinear(dataLow, dataHigh);
    double newHigh = onLogarithm ? upperLogarithmic(dataHigh) : upperLinear(dataLow, dataHigh);
    low = keep ? Math.min(low, newLow) : newLow;
    high = keep ? Math.max(high, newHigh) : newHigh;
  }

  /**
   * Limits that these curves need, between the limits of their quantity.
   *
   * @param live whether earlier limits still hold
   */
  public ValueRange around(CurveSnapshot curves, boolean live) {
    ValueRange span = curves.span();
    boolean logarithm = curves.options().logarithmic();
    if (span.isEmpty()) {
      update(logarithm ? 0.1 : 0, 1, live, logarithm);
    } else {
      update(span.low(), span.high(), live, logarithm);
    }
    return new ValueRange(low, high).within(curves.limits());
  }

  double low() {
    return low;
  }

  double high() {
    return high;
  }

  private static double lowerLinear(double low, double high) {
    if (startsAtZero(low, high)) {
      return 0;
    }
    double step = stepOf(low, high);
    double lower = Math.floor(low / step + SLACK) * step;
    return lower < high ? lower : lower - step;
  }

  private static double upperLinear(double low, double high) {
    double step =
        startsAtZero(low, high) && high > 0 ? NiceTicks.step(high / STEPS) : stepOf(low, high);
    double upper = Math.ceil(high / step - SLACK) * step;
    return upper > low ? upper : upper + step;
  }

  /** Whether the data reach so far down that the rest of the way to zero belongs to the picture. */
  private static boolean startsAtZero(double low, double high) {
    return low == 0 || (low > 0 && low <= REACHES_ZERO * high);
  }

  private static double stepOf(double low, double high) {
    double span = high - low;
    if (span > 0) {
      return NiceTicks.step(span / STEPS);
    }
    return low == 0 ? 1 : NiceTicks.step(Math.abs(low) / 10);
  }

  private static double lowerLogarithmic(double low) {
    double power = Math.pow(10, Math.floor(Math.log10(low)));
    double factor = low / power;
    return power * (factor >= 5 ? 5 : factor >= 2 ? 2 : 1);
  }

  private static double upperLogarithmic(double high) {
    double upper = NiceTicks.step(high);
    return upper > high ? upper : NiceTicks.step(high * 1.01);
  }
}
