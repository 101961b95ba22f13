package recdenoiser.engine.figure;

import java.util.List;

/**
 * Points that belong together.
 *
 * @param label in the legend
 * @param slot of the palette
 * @param published whether they are other people's: thin dashes and hollow markers
 */
public record PlotSeries(String label, int slot, List<Point> points, boolean published) {

  /**
   * @param spread half the height of the band or the whisker; NaN for none
   */
  public record Point(double x, double y, double spread) {
    double low() {
      return Double.isNaN(spread) ? y : y - spread;
    }

    double high() {
      return Double.isNaN(spread) ? y : y + spread;
    }
  }

  public PlotSeries {
    points = List.copyOf(points);
  }
}
