package recdenoiser.engine.figure;

/**
 * How curves are drawn.
 *
 * @param smoothing weight of the past in the moving average, 0 (off) … {@link #MOST_SMOOTHING}
 * @param logarithmic whether the value axis is; values that are not positive are then left out
 */
public record CurveOptions(CurveAxis axis, boolean logarithmic, double smoothing) {
  /** The strongest smoothing there is. */
  public static final double MOST_SMOOTHING = 0.99;

  /** Over epochs, as measured. */
  public static final CurveOptions PLAIN = new CurveOptions(CurveAxis.EPOCHS, false, 0);
}
