package recdenoiser.engine.figure;

import java.awt.Color;
import java.awt.Stroke;
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
import org.jfree.chart.ui.Layer;
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
  private static final double LEAST_RIGHT = 16;
  private static final int PER_PIXEL = 2;
  private static final double BESIDE_NUMBER = 4;

  static {
    // Letters stay letters in a drawing, turned ones too.
    TextUtils.setUseDrawRotatedStringWorkaround(false);
  }

  private final CurveSnapshot curves;
  private final CurveView view;
  private final ChartStyle style;
  private final double width;

  private CurveFigure(CurveSnapshot curves, CurveView view, ChartStyle style, double width) {
    this.curves = curves;
    this.view = view;
    this.style = style;
    this.width = width;
  }

  /**
   * A chart without a title, as it stands in a window.
   *
   * @param view the part that is shown
   * @param width of the whole picture in pixels
   */
  public static JFreeChart chart(
      CurveSnapshot curves, CurveView view, ChartStyle style, double width) {
    return new CurveFigure(curves, view, style, width).chart();
  }

  private JFreeChart chart() {
    XYPlot plot = new XYPlot();
    plot.setDomainAxis(domainAxis());
    plot.setRangeAxis(rangeAxis(view.up()));
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    int layer = 0;
    if (curves.smoothed()) {
      add(plot, layer++, true);
    }
    add(plot, layer, false);
    plot.getRenderer(0)
        .addAnnotation(new CurveBands(curves.lines(), view.across(), style), Layer.BACKGROUND);
    List<String> texts = directLabels();
    plot.addAnnotation(new FigureNotes(curves.references(), curves.best(), style), false);
    plot.addAnnotation(new EndLabels(curves.lines(), texts, style), false);
    plot.setInsets(new RectangleInsets(8, 0, 0, besideThePlot(texts)));

    JFreeChart chart = style.chart(plot);
    if (texts == null) {
      chart.addLegend(legend(plot));
    }
    return chart;
  }

  /** Room for the lines' names, and for the half of the last number below that juts out. */
  private double besideThePlot(List<String> texts) {
    double number = style.width(TickedAxis.widest(view.across())) / 2 + BESIDE_NUMBER;
    double names = texts == null ? LEAST_RIGHT : widest(texts) + LABEL_OFFSET;
    return Math.max(names, number);
  }

  private void add(XYPlot plot, int layer, boolean raw) {
    plot.setDataset(layer, dataset(raw));
    plot.setRenderer(layer, renderer(raw));
  }

  private ValueAxis domainAxis() {
    return TickedAxis.linear(
        curves.axisLabel(),
        view.across().low(),
        view.across().high(),
        curves.wholeNumbers(),
        style);
  }

  private ValueAxis rangeAxis(ValueRange range) {
    return curves.options().logarithmic()
        ? TickedAxis.logarithmic(curves.valueLabel(), range.low(), range.high(), style)
        : TickedAxis.linear(curves.valueLabel(), range.low(), range.high(), false, style);
  }

  private DefaultXYDataset dataset(boolean raw) {
    DefaultXYDataset dataset = new DefaultXYDataset();
    int columns = columns();
    int number = 0;
    for (CurveLine line : curves.lines()) {
      Key key = new Key(number++, line.label());
      dataset.addSeries(
          key,
          Decimation.thin(
              line, raw ? line::raw : line::smooth, line.plain(raw), view.across(), columns));
    }
    return dataset;
  }

  /** Two points to two pixels are as many as anyone tells apart. */
  private int columns() {
    return Math.max(100, (int) (width / 2));
  }

  /** Where a line goes up and down within a pixel, dashes cannot be seen and take long to draw. */
  private Stroke stroke(CurveLine line, boolean raw) {
    if (line.isDense(view.across(), PER_PIXEL * columns())) {
      return Palette.denseStroke();
    }
    return raw ? Palette.plainStroke() : Palette.stroke(line.slot());
  }

  private XYLineAndShapeRenderer renderer(boolean raw) {
    XYLineAndShapeRenderer renderer = new LineRenderer();
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setDefaultCreateEntities(false);
    renderer.setDefaultSeriesVisibleInLegend(!raw);
    for (int i = 0; i < curves.lines().size(); i++) {
      CurveLine line = curves.lines().get(i);
      int slot = line.slot();
      Color colour = style.colours().line(slot);
      renderer.setSeriesPaint(i, raw ? ChartStyle.translucent(colour, RAW_OPACITY) : colour, false);
      renderer.setSeriesStroke(i, stroke(line, raw), false);
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
    List<String> texts = curves.lines().stream().map(CurveLine::label).toList();
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
