package recdenoiser.engine.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import recdenoiser.engine.figure.HistogramFigure.Bin;

/** Curves or bars as they stand in a file: with a title, on a white page. */
public record ChartFigure(JFreeChart chart, int width, int height) implements Figure {

  /**
   * @param view the part of the curves that is shown
   */
  public static ChartFigure of(
      String title, CurveSnapshot curves, CurveView view, FigureSize size) {
    ChartStyle style = ChartStyle.ofFiles();
    return titled(title, CurveFigure.chart(curves, view, style, size.width()), style, size);
  }

  /** The whole of the curves, as their options say. */
  public static ChartFigure of(String title, Curves curves, CurveOptions options, FigureSize size) {
    return of(title, curves, options, ValueRange.UNLIMITED, size);
  }

  /**
   * A part of the curves, as their options say.
   *
   * @param part of the horizontal axis, in epochs, steps or seconds
   * @throws IllegalArgumentException if nothing of the curves lies there
   */
  public static ChartFigure of(
      String title, Curves curves, CurveOptions options, ValueRange part, FigureSize size) {
    CurveSnapshot snapshot = CurveSnapshot.of(curves, options);
    ValueRange range = new GrowingRange().around(snapshot, false);
    CurveView whole = CurveView.whole(snapshot, range);
    return of(title, snapshot, whole.part(part.divided(snapshot.unit())), size);
  }

  /**
   * @param binLabel what the bins count, with its unit
   * @param countLabel what is counted
   */
  public static ChartFigure of(
      String title, List<Bin> bins, String binLabel, String countLabel, FigureSize size) {
    ChartStyle style = ChartStyle.ofFiles();
    return titled(title, HistogramFigure.chart(bins, binLabel, countLabel, style), style, size);
  }

  /**
   * @param caption sentences below the chart; empty for none
   */
  public static ChartFigure of(
      String title, JFreeChart chart, List<String> caption, FigureSize size) {
    ChartStyle style = ChartStyle.ofFiles();
    for (String sentence : caption) {
      style.addCaption(chart, sentence);
    }
    return titled(title, chart, style, size);
  }

  private static ChartFigure titled(
      String title, JFreeChart chart, ChartStyle style, FigureSize size) {
    if (!title.isEmpty()) {
      style.addTitle(chart, title);
    }
    return new ChartFigure(chart, size.width(), size.height());
  }

  @Override
  public void draw(Graphics2D g2) {
    chart.draw(g2, new Rectangle2D.Double(0, 0, width, height));
  }
}
