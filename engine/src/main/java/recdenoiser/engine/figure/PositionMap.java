package recdenoiser.engine.figure;

import java.awt.Color;
import java.awt.Paint;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYZDataset;

/** A small heat map of attention by position: 0 is the newest, −1 the one before. */
public final class PositionMap {
  private static final double RIGHT = 12;
  private static final double LEGEND_WIDTH = 12;

  private PositionMap() {}

  /**
   * A chart without a title.
   *
   * @param weights [queries][keys], the newest last; NaN where there is none
   * @param scale that all maps of a figure share
   */
  public static JFreeChart chart(
      List<List<Double>> weights, HeatScale scale, String queries, String keys, ChartStyle style) {
    int size = weights.size();
    XYPlot plot = new XYPlot();
    ValueAxis up = TickedAxis.linear(queries, 0.5 - size, 0.5, true, style);
    up.setInverted(true);
    plot.setDomainAxis(TickedAxis.linear(keys, 0.5 - size, 0.5, true, style));
    plot.setRangeAxis(up);
    Shades shades = new Shades(scale, style);
    XYBlockRenderer blocks = new XYBlockRenderer();
    blocks.setPaintScale(shades);
    blocks.setDefaultCreateEntities(false);
    plot.setRenderer(blocks);
    plot.setDataset(cells(weights));
    plot.setInsets(new RectangleInsets(8, 0, 0, RIGHT));
    JFreeChart chart = style.chart(plot);
    plot.setRangeGridlinesVisible(false);
    chart.addSubtitle(legend(shades, style));
    return chart;
  }

  private static DefaultXYZDataset cells(List<List<Double>> weights) {
    int size = weights.size();
    long count = weights.stream().flatMap(List::stream).filter(one -> !one.isNaN()).count();
    double[][] cells = new double[3][(int) count];
    int next = 0;
    for (int query = 0; query < size; query++) {
      for (int key = 0; key < size; key++) {
        double weight = weights.get(query).get(key);
        if (!Double.isNaN(weight)) {
          cells[0][next] = key - size + 1.0;
          cells[1][next] = query - size + 1.0;
          cells[2][next++] = weight;
        }
      }
    }
    DefaultXYZDataset dataset = new DefaultXYZDataset();
    dataset.addSeries("", cells);
    return dataset;
  }

  private static PaintScaleLegend legend(Shades shades, ChartStyle style) {
    ValueAxis axis = TickedAxis.linear("", 0, shades.getUpperBound(), false, style);
    PaintScaleLegend legend = new PaintScaleLegend(shades, axis);
    legend.setPosition(RectangleEdge.RIGHT);
    legend.setAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    legend.setStripWidth(LEGEND_WIDTH);
    legend.setStripOutlineVisible(false);
    legend.setBackgroundPaint(null);
    legend.setFrame(BlockBorder.NONE);
    legend.setMargin(8, 4, 40, 8);
    return legend;
  }

  private record Shades(HeatScale scale, ChartStyle style) implements PaintScale {
    @Override
    public double getLowerBound() {
      return 0;
    }

    @Override
    public double getUpperBound() {
      return scale.high();
    }

    @Override
    public Paint getPaint(double value) {
      return new Color(
          value == 0 ? scale.zero(style.colours()) : scale.argb(value, style.colours()));
    }
  }
}
