package recdenoiser.engine.figure;

import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYDataset;

/**
 * Curves as a JFreeChart, the same for screen and file. Touches no toolkit, so any thread may build
 * and draw one.
 */
public final class CurveFigure {
  private static final int MOST_DIRECT_LABELS = 5;
  private static final double LABEL_SHARE = 0.34;
  private static final double LABEL_OFFSET = 20;
  private static final double RAW_OPACITY = 0.25;

  static {
    // Letters stay letters in a drawing, turned ones too.
    TextUtils.setUseDrawRotatedStringWorkaround(false);
  }

  private final CurveSnapshot curves;
  private final ChartStyle style;
  private final double width;

  private CurveFigure(CurveSnapshot curves, ChartStyle style, double width) {
    this.curves = curves;
    this.style = style;
    this.width = width;
  }

  /**
   * A chart without a title, as it stands in a window.
   *
   * @param range of the value axis
   * @param width of the whole picture in pixels
   */
  public static JFreeChart chart(
      CurveSnapshot curves, ValueRange range, ChartStyle style, double width) {
    return new CurveFigure(curves, style, width).chart(range);
  }

  private JFreeChart chart(ValueRange range) {
    XYPlot plot = new XYPlot();
    plot.setDomainAxis(domainAxis());
    plot.setRangeAxis(rangeAxis(range));
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    int layer = 0;
    if (curves.smoothed()) {
      add(plot, layer++, true);
    }
    add(plot, layer, false);
    List<String> texts = directLabels();
    plot.addAnnotation(new FigureNotes(curves.references(), curves.best(), style), false);
    plot.addAnnotation(new EndLabels(curves.lines(), texts, style), false);
    plot.setInsets(new RectangleInsets(8, 0, 0, texts == null ? 16 : widest(texts) + LABEL_OFFSET));

    JFreeChart chart = style.chart(plot);
    if (texts == null) {
      chart.addLegend(legend(plot));
    }
    return chart;
  }

  private void add(XYPlot plot, int layer, boolean raw) {
    plot.setDataset(layer, dataset(raw));
    plot.setRenderer(layer, renderer(raw));
  }

  private ValueAxis domainAxis() {
    double low = curves.lowX();
    double high = curves.highX();
    boolean point = high <= low;
    return TickedAxis.linear(
        curves.axisLabel(),
        point ? low - 0.5 : low,
        point ? low + 0.5 : high,
        curves.options().axis() == CurveAxis.EPOCHS,
        style);
  }

  private ValueAxis rangeAxis(ValueRange range) {
    return curves.options().logarithmic()
        ? TickedAxis.logarithmic(curves.valueLabel(), range.low(), range.high(), style)
        : TickedAxis.linear(curves.valueLabel(), range.low(), range.high(), false, style);
  }

  private DefaultXYDataset dataset(boolean raw) {
    DefaultXYDataset dataset = new DefaultXYDataset();
    int columns = Math.max(100, (int) width);
    int number = 0;
    for (CurveSnapshot.Line line : curves.lines()) {
      Key key = new Key(number++, line.label());
      dataset.addSeries(key, Decimation.thin(line.x(), raw ? line.raw() : line.smooth(), columns));
    }
    return dataset;
  }

  private XYLineAndShapeRenderer renderer(boolean raw) {
    XYLineAndShapeRenderer renderer = new LineRenderer();
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setDefaultCreateEntities(false);
    renderer.setDefaultSeriesVisibleInLegend(!raw);
    for (int i = 0; i < curves.lines().size(); i++) {
      int slot = curves.lines().get(i).slot();
      renderer.setSeriesPaint(
          i,
          raw ? ChartStyle.translucent(Palette.colour(slot), RAW_OPACITY) : Palette.colour(slot),
          false);
      renderer.setSeriesStroke(i, raw ? Palette.plainStroke() : Palette.stroke(slot), false);
      renderer.setLegendShape(i, Palette.marker(slot));
    }
    return renderer;
  }

  /** Names to stand at the lines' ends; null where a legend below is better. */
  private List<String> directLabels() {
    int lines = curves.lines().size();
    if (lines > MOST_DIRECT_LABELS) {
      return null;
    }
    if (lines == 1 && curves.lines().get(0).label().isEmpty()) {
      return List.of("");
    }
    List<String> texts = curves.lines().stream().map(CurveSnapshot.Line::label).toList();
    return widest(texts) > LABEL_SHARE * width ? null : texts;
  }

  private double widest(List<String> texts) {
    return texts.stream().mapToDouble(style::width).max().orElse(0);
  }

  private LegendTitle legend(XYPlot plot) {
    LegendTitle legend = new LegendTitle(plot);
    legend.setPosition(RectangleEdge.BOTTOM);
    legend.setItemFont(style.letters());
    legend.setItemPaint(style.colours().text());
    legend.setBackgroundPaint(null);
    legend.setFrame(BlockBorder.NONE);
    legend.setItemLabelPadding(new RectangleInsets(2, 4, 2, 12));
    return legend;
  }

  /** Lines without markers on the way; in the legend their marker stands all the same. */
  private static final class LineRenderer extends XYLineAndShapeRenderer {
    LineRenderer() {
      super(true, false);
    }

    @Override
    public LegendItem getLegendItem(int datasetIndex, int series) {
      LegendItem item = super.getLegendItem(datasetIndex, series);
      if (item != null) {
        item.setShapeVisible(true);
      }
      return item;
    }
  }

  /** Keeps apart lines of the same name. */
  private record Key(int number, String label) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
      return label;
    }
  }
}
