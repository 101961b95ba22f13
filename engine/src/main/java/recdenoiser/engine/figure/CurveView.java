package recdenoiser.engine.figure;

/**
 * The part of curves that a chart shows.
 *
 * @param across along the horizontal axis, in the unit of its label
 * @param up along the value axis
 */
public record CurveView(ValueRange across, ValueRange up) {
  private static final double BESIDE_A_POINT = 0.5;

  /**
   * What of it lies between two places.
   *
   * @param part in the unit of the axis label
   * @throws IllegalArgumentException if nothing of the axis lies there
   */
  public CurveView part(ValueRange part) {
    ValueRange seen = across.within(part);
    if (!(seen.low() < seen.high())) {
      throw new IllegalArgumentException(
          "The axis goes from "
              + across.low()
              + " to "
              + across.high()
              + "; found nothing of it from "
              + part.low()
              + " to "
              + part.high()
              + ".");
    }
    return new CurveView(seen, up);
  }

  /**
   * Everything from the first point to the last.
   *
   * @param up along the value axis
   */
  public static CurveView whole(CurveSnapshot curves, ValueRange up) {
    double low = curves.lowX();
    double high = curves.highX();
    boolean point = high <= low;
    return new CurveView(
        point
            ? new ValueRange(low - BESIDE_A_POINT, low + BESIDE_A_POINT)
            : new ValueRange(low, high),
        up);
  }
}
