package recdenoiser.engine.figure;

/** From {@code low} to {@code high}; both NaN where there are no values. */
public record ValueRange(double low, double high) {
  static final ValueRange NOTHING = new ValueRange(Double.NaN, Double.NaN);

  /** All numbers. */
  public static final ValueRange UNLIMITED =
      new ValueRange(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** What lies within {@code limits} too. */
  ValueRange within(ValueRange limits) {
    return new ValueRange(Math.max(low, limits.low), Math.min(high, limits.high));
  }

  ValueRange divided(double divisor) {
    return new ValueRange(low / divisor, high / divisor);
  }

  boolean isEmpty() {
    return !(low <= high);
  }
}
