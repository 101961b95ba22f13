package recdenoiser.engine.cli;

import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.LookupPaintScale;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.DefaultXYZDataset;
import recdenoiser.engine.train.MaskSnapshot;

/** Heat maps of every block: a row with the open probabilities and a row with the attention. */
final class MaskFigure {
  /** Viridis at seven places, from 0 to 1. */
  private static final int[] VIRIDIS = {
    0x440154, 0x443983, 0x31688E, 0x21918C, 0x35B779, 0x90D743, 0xFDE725
  };

  private static final int STEPS = 128;
  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.PLAIN, 14);

  private MaskFigure() {}

  static Figure of(MaskSnapshot masks) {
    List<JFreeChart> charts = new ArrayList<>();
    String epoch = Integer.toString(masks.epoch());
    for (int b = 0; b < masks.openProbability().length; b++) {
      String title = CliTexts.format("plot.open", Integer.toString(b + 1), epoch);
      charts.add(heatMap(title, masks.openProbability()[b], masks.maxLength(), 1));
    }
    for (int b = 0; b < masks.attention().length; b++) {
      String title = CliTexts.format("plot.attention", Integer.toString(b + 1), epoch);
      float[] attention = masks.attention()[b];
      charts.add(heatMap(title, attention, masks.maxLength(), largest(attention)));
    }
    return new Figure(charts, Math.max(1, masks.attention().length), 460, 420);
  }

  private static double largest(float[] values) {
    double largest = 1e-6;
    for (float value : values) {
      if (value > largest) {
        largest = value;
      }
    }
    return largest;
  }

  private static JFreeChart heatMap(String title, float[] values, int size, double most) {
    LookupPaintScale colours = colours(most);
    XYBlockRenderer blocks = new XYBlockRenderer();
    blocks.setPaintScale(colours);
    NumberAxis keys = axis("plot.key");
    NumberAxis queries = axis("plot.query");
    queries.setInverted(true);
    XYPlot plot = new XYPlot(cells(values, size), keys, queries, blocks);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    JFreeChart chart = new JFreeChart(title, TITLE, plot, false);
    chart.setBackgroundPaint(Color.WHITE);
    PaintScaleLegend legend = new PaintScaleLegend(colours, new NumberAxis());
    legend.setPosition(RectangleEdge.RIGHT);
    legend.setMargin(30, 5, 40, 5);
    chart.addSubtitle(legend);
    return chart;
  }

  private static NumberAxis axis(String key) {
    NumberAxis axis = new NumberAxis(CliTexts.format(key));
    axis.setLowerMargin(0);
    axis.setUpperMargin(0);
    axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    return axis;
  }

  /** Connections that cannot exist are left out, not drawn as zero. */
  private static DefaultXYZDataset cells(float[] values, int size) {
    int count = 0;
    for (float value : values) {
      count += Float.isNaN(value) ? 0 : 1;
    }
    double[][] cells = new double[3][count];
    int next = 0;
    for (int i = 0; i < values.length; i++) {
      if (!Float.isNaN(values[i])) {
        int query = i / size;
        cells[0][next] = i - query * size;
        cells[1][next] = query;
        cells[2][next] = values[i];
        next++;
      }
    }
    DefaultXYZDataset dataset = new DefaultXYZDataset();
    dataset.addSeries("", cells);
    return dataset;
  }

  private static LookupPaintScale colours(double most) {
    LookupPaintScale scale = new LookupPaintScale(0, most, colour(0));
    for (int s = 0; s <= STEPS; s++) {
      scale.add(most * s / STEPS, colour((double) s / STEPS));
    }
    return scale;
  }

  private static Color colour(double share) {
    double place = share * (VIRIDIS.length - 1);
    int below = Math.min((int) place, VIRIDIS.length - 2);
    Color from = new Color(VIRIDIS[below]);
    Color to = new Color(VIRIDIS[below + 1]);
    double part = place - below;
    return new Color(
        mix(from.getRed(), to.getRed(), part),
        mix(from.getGreen(), to.getGreen(), part),
        mix(from.getBlue(), to.getBlue(), part));
  }

  private static int mix(int from, int to, double part) {
    return (int) Math.round(from + part * (to - from));
  }
}
