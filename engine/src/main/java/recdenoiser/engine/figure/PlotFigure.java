package recdenoiser.engine.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/**
 * Few points with their spread, as lines, bars or markers; other people's numbers beside them as
 * thin dashes and hollow markers.
 */
public final class PlotFigure {
  private static final float BAND = 0.14f;
  private static final double AROUND = 0.08;
  private static final double BESIDE = 0.5;
  private static final double BARS = 0.8;
  private static final double RIGHT = 24;
  private static final double FLAT = 1e-3;

  /** How points are shown. */
  public enum Kind {
    /** Joined, with a band. */
    LINES,
    /** From zero, with whiskers; needs an axis of names. */
    BARS,
    /** Markers with whiskers. */
    MARKERS
  }

  private final Kind kind;
  private final PlotAxis across;
  private final String valueLabel;
  private final List<PlotSeries> series;
  private final ChartStyle style;

  private PlotFigure(
      Kind kind, PlotAxis across, String valueLabel, List<PlotSeries> series, ChartStyle style) {
    this.kind = kind;
    this.across = across;
    this.valueLabel = valueLabel;
    this.series = series;
    this.style = style;
  }

  /** A chart without a title, as it stands in a window. */
  public static JFreeChart chart(
      Kind kind, PlotAxis across, String valueLabel, List<PlotSeries> series, ChartStyle style) {
    return new PlotFigure(kind, across, valueLabel, series, style).chart();
  }

  private JFreeChart chart() {
    XYPlot plot = new XYPlot();
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    plot.setDomainAxis(domain());
    plot.setRangeAxis(range());
    int layer = 0;
    List<PlotSeries> own = series.stream().filter(one -> !one.published()).toList();
    if (kind == Kind.BARS) {
      add(plot, layer++, bars(own), barRenderer(own));
      add(plot, layer++, points(withSpread(own), own), whiskers(own));
    } else {
      add(plot, layer++, points(own, own), kind == Kind.LINES ? lines(own) : markers(own));
    }
    List<PlotSeries> others = series.stream().filter(PlotSeries::published).toList();
    add(plot, layer, points(others, own), published(others));
    plot.setInsets(new RectangleInsets(8, 0, 0, RIGHT));
    JFreeChart chart = style.chart(plot);
    if (series.size() > 1) {
      chart.addLegend(legend(plot, style));
    }
    return chart;
  }

  private static void add(
      XYPlot plot, int layer, XYIntervalSeriesCollection data, XYItemRenderer renderer) {
    plot.setDataset(layer, data);
    plot.setRenderer(layer, renderer);
  }

  private static List<PlotSeries> withSpread(List<PlotSeries> own) {
    return own.stream()
        .map(
            one ->
                new PlotSeries(
                    one.label(),
                    one.slot(),
                    one.points().stream().filter(point -> point.spread() > 0).toList(),
                    false))
        .toList();
  }

  private ValueAxis domain() {
    if (across.scale() == PlotAxis.Scale.NAMES) {
      NameAxis axis = new NameAxis(across.label(), across.names());
      TickedAxis.dress(axis, -BESIDE, Math.max(1, across.names().size()) - BESIDE, style);
      axis.setTickMarksVisible(false);
      return axis;
    }
    double low = least(PlotSeries.Point::x);
    double high = most(PlotSeries.Point::x);
    if (across.scale() == PlotAxis.Scale.LOGARITHMIC) {
      double room = low < high ? Math.pow(high / low, AROUND / 2) : 2;
      return TickedAxis.logarithmic(across.label(), low / room, high * room, style);
    }
    double room = low < high ? (high - low) * AROUND / 2 : Math.max(FLAT, Math.abs(low) * AROUND);
    return TickedAxis.linear(across.label(), low - room, high + room, false, style);
  }

  private ValueAxis range() {
    double low = kind == Kind.BARS ? 0 : least(PlotSeries.Point::low);
    double high = most(PlotSeries.Point::high);
    double room = low < high ? (high - low) * AROUND : Math.max(FLAT, Math.abs(low) * AROUND);
    return TickedAxis.linear(
        valueLabel, kind == Kind.BARS ? 0 : low - room, high + room, false, style);
  }

  private double least(ToDoubleFunction<PlotSeries.Point> part) {
    return series.stream()
        .flatMap(one -> one.points().stream())
        .mapToDouble(part)
        .min()
        .orElse(across.scale() == PlotAxis.Scale.LOGARITHMIC ? 1 : 0);
  }

  private double most(ToDoubleFunction<PlotSeries.Point> part) {
    return series.stream().flatMap(one -> one.points().stream()).mapToDouble(part).max().orElse(1);
  }

  /**
   * @param own among which bars stand side by side
   */
  private XYIntervalSeriesCollection points(List<PlotSeries> some, List<PlotSeries> own) {
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    for (int s = 0; s < some.size(); s++) {
      XYIntervalSeries one = new XYIntervalSeries(key(s, some.get(s)));
      double shift = kind == Kind.BARS ? shift(some.get(s), own) : 0;
      for (PlotSeries.Point point : some.get(s).points()) {
        double x = point.x() + shift;
        one.add(x, x, x, point.y(), point.low(), point.high());
      }
      data.addSeries(one);
    }
    return data;
  }

  private XYIntervalSeriesCollection bars(List<PlotSeries> own) {
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    double half = BARS / Math.max(1, own.size()) / 2;
    for (int s = 0; s < own.size(); s++) {
      XYIntervalSeries one = new XYIntervalSeries(key(s, own.get(s)));
      double shift = shift(own.get(s), own);
      for (PlotSeries.Point point : own.get(s).points()) {
        double x = point.x() + shift;
        one.add(x, x - half, x + half, point.y(), 0, point.y());
      }
      data.addSeries(one);
    }
    return data;
  }

  /** From the middle of a group to the bar of this colour. */
  private static double shift(PlotSeries one, List<PlotSeries> own) {
    for (int s = 0; s < own.size(); s++) {
      if (own.get(s).slot() == one.slot()) {
        return BARS * ((s + 0.5) / own.size() - 0.5);
      }
    }
    return 0;
  }

  private XYItemRenderer lines(List<PlotSeries> own) {
    DeviationRenderer renderer = new DeviationRenderer(true, true);
    renderer.setAlpha(BAND);
    dress(renderer, own);
    return renderer;
  }

  private XYItemRenderer markers(List<PlotSeries> own) {
    XYErrorRenderer renderer = new XYErrorRenderer();
    dress(renderer, own);
    dressWhiskers(renderer);
    return renderer;
  }

  private XYItemRenderer whiskers(List<PlotSeries> own) {
    XYErrorRenderer renderer = new XYErrorRenderer();
    dressWhiskers(renderer);
    renderer.setErrorPaint(style.colours().text());
    for (int s = 0; s < own.size(); s++) {
      renderer.setSeriesShapesVisible(s, false);
      renderer.setSeriesVisibleInLegend(s, false);
    }
    return renderer;
  }

  private static void dressWhiskers(XYErrorRenderer renderer) {
    renderer.setDrawXError(false);
    renderer.setErrorStroke(new BasicStroke(1));
    renderer.setDefaultCreateEntities(false);
  }

  private void dress(XYLineAndShapeRenderer renderer, List<PlotSeries> own) {
    renderer.setDefaultCreateEntities(false);
    for (int s = 0; s < own.size(); s++) {
      int slot = own.get(s).slot();
      Color colour = style.colours().line(slot);
      renderer.setSeriesPaint(s, colour, false);
      renderer.setSeriesFillPaint(s, colour, false);
      renderer.setSeriesStroke(s, Palette.stroke(slot), false);
      renderer.setSeriesShape(s, Palette.marker(slot), false);
    }
  }

  private XYItemRenderer barRenderer(List<PlotSeries> own) {
    XYBarRenderer renderer = new XYBarRenderer();
    renderer.setBarPainter(new StandardXYBarPainter());
    renderer.setShadowVisible(false);
    renderer.setDrawBarOutline(false);
    renderer.setUseYInterval(true);
    renderer.setDefaultCreateEntities(false);
    for (int s = 0; s < own.size(); s++) {
      renderer.setSeriesPaint(s, style.colours().line(own.get(s).slot()), false);
      renderer.setLegendBar(Palette.marker(1));
    }
    return renderer;
  }

  private XYItemRenderer published(List<PlotSeries> others) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(kind == Kind.LINES, true);
    renderer.setDefaultCreateEntities(false);
    renderer.setUseFillPaint(true);
    for (int s = 0; s < others.size(); s++) {
      int slot = others.get(s).slot();
      Color colour = kind == Kind.BARS ? style.colours().text() : style.colours().line(slot);
      renderer.setSeriesPaint(s, colour, false);
      renderer.setSeriesFillPaint(s, style.colours().background(), false);
      renderer.setSeriesStroke(s, ChartStyle.THIN_DASH, false);
      renderer.setSeriesShape(s, Palette.marker(slot), false);
    }
    return renderer;
  }

  static LegendTitle legend(XYPlot plot, ChartStyle style) {
    LegendTitle legend = new LegendTitle(plot);
    legend.setPosition(RectangleEdge.BOTTOM);
    legend.setItemFont(style.letters());
    legend.setItemPaint(style.colours().text());
    legend.setBackgroundPaint(null);
    legend.setFrame(BlockBorder.NONE);
    legend.setItemLabelPadding(new RectangleInsets(2, 4, 2, 12));
    return legend;
  }

  static Comparable<?> key(int number, PlotSeries one) {
    return new SeriesKey(number, one.label());
  }

  /** Keeps apart series of the same name. */
  private record SeriesKey(int number, String label) implements Comparable<SeriesKey> {
    @Override
    public int compareTo(SeriesKey other) {
      return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
      return label;
    }
  }
}
