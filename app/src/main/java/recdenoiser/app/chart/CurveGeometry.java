package recdenoiser.app.chart;

import java.awt.geom.Rectangle2D;
import recdenoiser.engine.figure.CurveView;
import recdenoiser.engine.figure.ValueRange;

/**
 * Where values stand on the screen, and what stands at a place of it.
 *
 * @param area of the plot, in pixels
 * @param logarithmic whether the value axis is
 */
record CurveGeometry(CurveView view, Rectangle2D area, boolean logarithmic) {

  double across(double x) {
    ValueRange range = view.across();
    double span = range.high() - range.low();
    double share = span > 0 ? (x - range.low()) / span : 0.5;
    return area.getMinX() + share * area.getWidth();
  }

  double up(double value) {
    double low = view.up().low();
    double high = view.up().high();
    double share =
        logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    return area.getMaxY() - share * area.getHeight();
  }

  /** The place of the horizontal axis at so many pixels, no further than the axis goes. */
  double placeAt(double pixels) {
    ValueRange range = view.across();
    return range.low() + share(pixels - area.getMinX(), area.getWidth()) * span(range);
  }

  /** The value at so many pixels from the top, no further than the axis goes. */
  double valueAt(double pixels) {
    ValueRange range = view.up();
    double share = share(area.getMaxY() - pixels, area.getHeight());
    return logarithmic
        ? range.low() * Math.pow(range.high() / range.low(), share)
        : range.low() + share * span(range);
  }

  private static double share(double pixels, double all) {
    return Math.max(0, Math.min(1, pixels / all));
  }

  private static double span(ValueRange range) {
    return range.high() - range.low();
  }
}
