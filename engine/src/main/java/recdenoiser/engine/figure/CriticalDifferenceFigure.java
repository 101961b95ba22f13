package recdenoiser.engine.figure;

import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/**
 * Mean ranks of methods on a line, with a bar over those that Nemenyi's test cannot tell apart
 * (Demšar, JMLR 2006, figure 1). The best stands at the left.
 */
public final class CriticalDifferenceFigure {
  private static final double MOST_NAME = 200;
  private static final double BESIDE = 24;

  private CriticalDifferenceFigure() {}

  /**
   * A chart without a title.
   *
   * @param label what is ranked, below the ranks
   * @param difference what the critical difference is called, such as "CD"
   */
  public static JFreeChart chart(
      MeanRanks ranks, String label, String difference, ChartStyle style) {
    XYPlot plot = new XYPlot();
    NumberAxis across = new NumberAxis();
    across.setAutoRange(false);
    across.setRange(1, ranks.names().size());
    across.setVisible(false);
    NumberAxis up = new NumberAxis();
    up.setVisible(false);
    plot.setDomainAxis(across);
    plot.setRangeAxis(up);
    plot.addAnnotation(new RankPainter(ranks, label, difference, style));
    int half = RankPainter.leftHalf(ranks);
    int all = ranks.names().size();
    plot.setInsets(
        new RectangleInsets(
            8,
            room(ranks.names().subList(0, half), style),
            8,
            room(ranks.names().subList(half, all), style)));
    JFreeChart chart = style.chart(plot);
    plot.setRangeGridlinesVisible(false);
    return chart;
  }

  private static double room(List<String> names, ChartStyle style) {
    double longest =
        names.stream().mapToDouble(name -> style.width(RankPainter.widest(name))).max().orElse(0);
    return Math.min(MOST_NAME, longest) + BESIDE;
  }
}
