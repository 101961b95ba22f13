package recdenoiser.engine.figure;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Curves over two logarithmic axes, such as frequency over rank. */
public final class LogLogFigure {
  private static final double AROUND = 1.15;
  private static final double RIGHT = 24;

  private LogLogFigure() {}

  /**
   * A chart without a title.
   *
   * @param series of positive numbers
   */
  public static JFreeChart chart(
      String across, String up, List<PlotSeries> series, ChartStyle style) {
    XYPlot plot = new XYPlot();
    plot.setDomainAxis(
        TickedAxis.logarithmic(
            across,
            least(series, PlotSeries.Point::x) / AROUND,
            most(series, PlotSeries.Point::x) * AROUND,
            style));
    plot.setRangeAxis(
        TickedAxis.logarithmic(
            up,
            least(series, PlotSeries.Point::y) / AROUND,
            most(series, PlotSeries.Point::y) * AROUND,
            style));
    XYLineAndShapeRenderer lines = new XYLineAndShapeRenderer(true, false);
    lines.setDefaultCreateEntities(false);
    XYSeriesCollection data = new XYSeriesCollection();
    for (int s = 0; s < series.size(); s++) {
      data.addSeries(curve(series.get(s), s));
      lines.setSeriesPaint(s, style.colours().line(series.get(s).slot()), false);
      lines.setSeriesStroke(s, Palette.stroke(series.get(s).slot()), false);
    }
    plot.setDataset(data);
    plot.setRenderer(lines);
    plot.setInsets(new RectangleInsets(8, 0, 0, RIGHT));
    JFreeChart chart = style.chart(plot);
    chart.addLegend(PlotFigure.legend(plot, style));
    return chart;
  }

  private static XYSeries curve(PlotSeries series, int number) {
    XYSeries curve = new XYSeries(PlotFigure.key(number, series), false);
    series.points().forEach(point -> curve.add(point.x(), point.y(), false));
    return curve;
  }

  private static double least(List<PlotSeries> series, ToDoubleFunction<PlotSeries.Point> part) {
    return series.stream().flatMap(one -> one.points().stream()).mapToDouble(part).min().orElse(1);
  }

  private static double most(List<PlotSeries> series, ToDoubleFunction<PlotSeries.Point> part) {
    return series.stream().flatMap(one -> one.points().stream()).mapToDouble(part).max().orElse(10);
  }
}
