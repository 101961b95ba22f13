package recdenoiser.engine.cli;

import java.awt.Color;
import java.awt.Font;
import java.awt.Paint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.LookupPaintScale;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.DefaultXYZDataset;
import recdenoiser.engine.train.MaskSnapshot;

/**
 * Heat maps of every block, the means over its heads: a row with the open probabilities of learned
 * masks or with the fixed pattern, and a row with the attention. Maps of a row share one scale;
 * exact zeros have a colour of their own, so that sparsity is seen.
 */
final class MaskFigure {
  private static final Color ZERO = new Color(0xC9CED6);

  /** Attention above so many of all values has the last colour: early queries have few keys. */
  private static final double SHOWN_SHARE = 0.97;

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
    for (int b = 0; b < masks.open().blocks(); b++) {
      String title = CliTexts.format("plot.open", Integer.toString(b + 1), epoch);
      charts.add(heatMap(title, masks.open().means()[b], masks.maxLength(), 1));
    }
    for (int b = 0; b < masks.pattern().blocks(); b++) {
      String title = CliTexts.format("plot.pattern", Integer.toString(b + 1), closed(masks, b));
      charts.add(heatMap(title, masks.pattern().means()[b], masks.maxLength(), 1));
    }
    double most = most(masks.attention().means());
    for (int b = 0; b < masks.blocks(); b++) {
      String title = CliTexts.format("plot.attention", Integer.toString(b + 1), epoch);
      charts.add(heatMap(title, masks.attention().means()[b], masks.maxLength(), most));
    }
    return new Figure(charts, Math.max(1, masks.blocks()), 460, 420);
  }

  /** Share of the connections that a block's pattern has closed, over its heads. */
  private static String closed(MaskSnapshot masks, int block) {
    float[] open = masks.pattern().means()[block];
    double share =
        IntStream.range(0, open.length)
            .mapToDouble(i -> 1 - open[i])
            .filter(Double::isFinite)
            .average()
            .orElse(0);
    return String.format(Locale.ROOT, "%.0f", 100 * share);
  }

  private static double most(float[][] blocks) {
    double[] sorted =
        Arrays.stream(blocks)
            .flatMapToDouble(block -> IntStream.range(0, block.length).mapToDouble(i -> block[i]))
            .filter(value -> value > 0)
            .sorted()
            .toArray();
    return sorted.length == 0 ? 1 : sorted[(int) (SHOWN_SHARE * (sorted.length - 1))];
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
        cells[0][next] = i - query * size - (size - 1);
        cells[1][next] = query - (size - 1);
        cells[2][next] = values[i];
        next++;
      }
    }
    DefaultXYZDataset dataset = new DefaultXYZDataset();
    dataset.addSeries("", cells);
    return dataset;
  }

  private static LookupPaintScale colours(double most) {
    LookupPaintScale scale = new ZeroApart(most);
    for (int s = 0; s <= STEPS; s++) {
      scale.add(most * s / STEPS, colour((double) s / STEPS));
    }
    return scale;
  }

  /** Exact zeros in their own tone, what lies above the scale in its last one. */
  private static final class ZeroApart extends LookupPaintScale {
    private static final long serialVersionUID = 1;

    ZeroApart(double most) {
      super(0, most, colour(1));
    }

    @Override
    public Paint getPaint(double value) {
      return value == 0 ? ZERO : super.getPaint(value);
    }
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
