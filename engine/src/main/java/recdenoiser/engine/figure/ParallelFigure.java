package recdenoiser.engine.figure;

import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/**
 * Parallel coordinates (Inselberg, The Visual Computer 1985): an upright axis for each thing that
 * varies and for what came out, a line for each combination, coloured by what came out.
 */
public final class ParallelFigure {
  /** Room at either side, into which names of axes reach. */
  static final double BESIDE = 44;

  private static final double TOP = 34;
  private static final double BOTTOM = 16;

  private ParallelFigure() {}

  /**
   * A chart without a title.
   *
   * @param axes at least two, from the left
   * @param lines as many numbers each as there are axes
   * @throws IllegalArgumentException if there are fewer axes, or a line has another count
   */
  public static JFreeChart chart(
      List<ParallelAxis> axes, List<ParallelLine> lines, ChartStyle style) {
    if (axes.size() < 2 || lines.stream().anyMatch(one -> one.numbers().size() != axes.size())) {
      throw new IllegalArgumentException(
          "Parallel coordinates have two axes at least, and every line a number for each of them.");
    }
    XYPlot plot = new XYPlot();
    NumberAxis across = new NumberAxis();
    across.setAutoRange(false);
    across.setRange(0, axes.size() - 1.0);
    across.setVisible(false);
    NumberAxis up = new NumberAxis();
    up.setAutoRange(false);
    up.setRange(0, 1);
    up.setVisible(false);
    plot.setDomainAxis(across);
    plot.setRangeAxis(up);
    plot.addAnnotation(new ParallelPainter(axes, lines, style));
    plot.setInsets(new RectangleInsets(TOP, BESIDE, BOTTOM, BESIDE));
    JFreeChart chart = style.chart(plot);
    plot.setRangeGridlinesVisible(false);
    return chart;
  }
}
