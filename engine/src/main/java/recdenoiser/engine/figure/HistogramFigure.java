package recdenoiser.engine.figure;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.Tick;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.XYBarDataset;

/** Counts by bin as a JFreeChart. */
public final class HistogramFigure {
  private static final double BAR_WIDTH = 0.84;
  private static final double HEADROOM = 1.05;
  private static final double PIXELS_PER_LABEL = 56;
  private static final double BETWEEN_LABELS = 8;

  /** Room beside the plot that a label may reach into. */
  private static final double RIGHT = 16;

  private HistogramFigure() {}

  /**
   * @param label the values in the bin, such as "4–7"
   */
  public record Bin(String label, int count) {}

  /**
   * @param binLabel what the bins count, with its unit
   * @param countLabel what is counted
   */
  public static JFreeChart chart(
      List<Bin> bins, String binLabel, String countLabel, ChartStyle style) {
    XYPlot plot = new XYPlot();
    plot.setDataset(new XYBarDataset(dataset(bins), BAR_WIDTH));
    plot.setRenderer(renderer(style));
    ValueAxis across =
        TickedAxis.dress(new BinAxis(binLabel, bins), -0.5, bins.size() - 0.5, style);
    across.setTickMarksVisible(false);
    plot.setDomainAxis(across);
    double most = bins.stream().mapToDouble(Bin::count).max().orElse(1);
    plot.setRangeAxis(TickedAxis.linear(countLabel, 0, Math.max(1, most * HEADROOM), true, style));
    plot.setInsets(new RectangleInsets(8, 0, 0, RIGHT));
    return style.chart(plot);
  }

  private static DefaultXYDataset dataset(List<Bin> bins) {
    double[][] points = new double[2][bins.size()];
    for (int bin = 0; bin < bins.size(); bin++) {
      points[0][bin] = bin;
      points[1][bin] = bins.get(bin).count();
    }
    DefaultXYDataset dataset = new DefaultXYDataset();
    dataset.addSeries("", points);
    return dataset;
  }

  private static XYBarRenderer renderer(ChartStyle style) {
    XYBarRenderer renderer = new XYBarRenderer();
    renderer.setBarPainter(new StandardXYBarPainter());
    renderer.setShadowVisible(false);
    renderer.setDrawBarOutline(false);
    renderer.setDefaultCreateEntities(false);
    renderer.setSeriesPaint(0, style.colours().line(0));
    return renderer;
  }

  /** Names as many bins as there is room for, evenly spaced from the first. */
  private static final class BinAxis extends NumberAxis {
    private final transient List<Bin> bins;

    BinAxis(String label, List<Bin> bins) {
      super(label);
      this.bins = bins;
    }

    @Override
    public List<Tick> refreshTicks(
        Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
      FontMetrics letters = g2.getFontMetrics(getTickLabelFont());
      double widest =
          bins.stream()
              .mapToDouble(bin -> letters.stringWidth(bin.label()) + BETWEEN_LABELS)
              .reduce(PIXELS_PER_LABEL, Math::max);
      int room = Math.max(1, (int) (area.getWidth() / widest));
      int step = Math.max(1, (bins.size() + room - 1) / room);
      double each = area.getWidth() / Math.max(1, bins.size());
      List<Tick> ticks = new ArrayList<>();
      for (int bin = 0; bin < bins.size(); bin += step) {
        String label = bins.get(bin).label();
        double toTheRight = (bins.size() - bin - 0.5) * each + RIGHT;
        if (bin == 0 || letters.stringWidth(label) / 2.0 <= toTheRight) {
          ticks.add(new NumberTick(bin, label, TextAnchor.TOP_CENTER, TextAnchor.CENTER, 0));
        }
      }
      return ticks;
    }
  }
}
