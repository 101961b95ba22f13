package recdenoiser.engine.figure;

import java.awt.Color;
import java.awt.Paint;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYZDataset;
import recdenoiser.engine.text.Numbers;

/** A heat map of few named rows and columns, every cell with its number. */
public final class CellMap {
  private static final double RIGHT = 24;
  private static final double DARK = 0.55;

  private CellMap() {}

  /**
   * A chart without a title.
   *
   * @param values [rows][columns]; NaN where there is none
   */
  public static JFreeChart chart(
      PlotAxis across, PlotAxis up, double[][] values, ColourMap colours, ChartStyle style) {
    XYPlot plot = new XYPlot();
    NameAxis columns = new NameAxis(across.label(), across.names());
    NameAxis rows = new NameAxis(up.label(), up.names());
    plot.setDomainAxis(TickedAxis.dress(columns, -0.5, across.names().size() - 0.5, style));
    plot.setRangeAxis(TickedAxis.dress(rows, -0.5, up.names().size() - 0.5, style));
    rows.setInverted(true);
    Shades shades = new Shades(values, colours, style);
    XYBlockRenderer blocks = new XYBlockRenderer();
    blocks.setPaintScale(shades);
    blocks.setDefaultCreateEntities(false);
    plot.setRenderer(blocks);
    plot.setDataset(dataset(values));
    plot.setInsets(new RectangleInsets(8, 0, 0, RIGHT));
    for (int r = 0; r < values.length; r++) {
      for (int c = 0; c < values[r].length; c++) {
        plot.addAnnotation(number(values[r][c], c, r, shades, style));
      }
    }
    return style.chart(plot);
  }

  private static XYTextAnnotation number(
      double value, int column, int row, Shades shades, ChartStyle style) {
    String text = Double.isNaN(value) ? "–" : Numbers.metric(value);
    XYTextAnnotation number = new XYTextAnnotation(text, column, row);
    number.setFont(style.letters());
    boolean onDark = !Double.isNaN(value) && shades.share(value) < DARK;
    number.setPaint(onDark ? Color.WHITE : Color.BLACK);
    return number;
  }

  private static DefaultXYZDataset dataset(double[][] values) {
    int count = 0;
    for (double[] row : values) {
      for (double value : row) {
        count += Double.isNaN(value) ? 0 : 1;
      }
    }
    double[][] cells = new double[3][count];
    int next = 0;
    for (int r = 0; r < values.length; r++) {
      for (int c = 0; c < values[r].length; c++) {
        if (!Double.isNaN(values[r][c])) {
          cells[0][next] = c;
          cells[1][next] = r;
          cells[2][next++] = values[r][c];
        }
      }
    }
    DefaultXYZDataset dataset = new DefaultXYZDataset();
    dataset.addSeries("", cells);
    return dataset;
  }

  private static final class Shades implements PaintScale {
    private final double low;
    private final double high;
    private final ColourMap colours;
    private final ChartStyle style;

    Shades(double[][] values, ColourMap colours, ChartStyle style) {
      List<Double> all =
          Arrays.stream(values)
              .flatMapToDouble(Arrays::stream)
              .filter(value -> !Double.isNaN(value))
              .boxed()
              .toList();
      this.low = all.stream().mapToDouble(value -> value).min().orElse(0);
      this.high = all.stream().mapToDouble(value -> value).max().orElse(1);
      this.colours = colours;
      this.style = style;
    }

    double share(double value) {
      return high > low ? (value - low) / (high - low) : 1;
    }

    @Override
    public double getLowerBound() {
      return low;
    }

    @Override
    public double getUpperBound() {
      return high;
    }

    @Override
    public Paint getPaint(double value) {
      return new Color(colours.argb(share(value), style.colours()));
    }
  }
}
