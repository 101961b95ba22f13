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
