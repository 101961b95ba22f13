package recdenoiser.engine.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.JFreeChart;

/** Curves as they stand in a file: with a title, on a white page. */
public record ChartFigure(JFreeChart chart, int width, int height) implements Figure {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 432;

  /**
   * @param range of the value axis
   */
  public static ChartFigure of(String title, CurveSnapshot curves, ValueRange range) {
    ChartStyle style = ChartStyle.ofFiles();
    JFreeChart chart = CurveFigure.chart(curves, range, style, WIDTH);
    style.addTitle(chart, title);
    return new ChartFigure(chart, WIDTH, HEIGHT);
  }

  /** Over all points, as measured. */
  public static ChartFigure of(String title, Curves curves) {
    CurveSnapshot snapshot = CurveSnapshot.of(curves, CurveOptions.PLAIN);
    return of(title, snapshot, new GrowingRange().around(snapshot, false));
  }

  @Override
  public void draw(Graphics2D g2) {
    chart.draw(g2, new Rectangle2D.Double(0, 0, width, height));
  }
}
