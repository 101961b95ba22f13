package recdenoiser.engine.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.Tick;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import recdenoiser.engine.text.Numbers;

/** The axes of all figures: a hairline, ticks outside, round numbers with a true minus sign. */
final class TickedAxis {
  private static final double PIXELS_PER_TICK_ACROSS = 72;
  private static final double PIXELS_PER_TICK_UP = 44;
  private static final float TICK_LENGTH = 4;
  private static final double BIG = 10_000;

  private TickedAxis() {}

  /**
   * @param wholeNumbers whether only whole numbers get a tick
   */
  static ValueAxis linear(
      String label, double low, double high, boolean wholeNumbers, ChartStyle style) {
    return dress(new Linear(label, wholeNumbers), low, high, style);
  }

  static ValueAxis logarithmic(String label, double low, double high, ChartStyle style) {
    return dress(new Logarithmic(label), low, high, style);
  }

  static ValueAxis dress(ValueAxis axis, double low, double high, ChartStyle style) {
    axis.setAutoRange(false);
    axis.setRange(low, high);
    axis.setLabelFont(style.letters());
    axis.setLabelPaint(style.colours().mutedText());
    axis.setTickLabelFont(style.letters());
    axis.setTickLabelPaint(style.colours().mutedText());
    axis.setTickMarkInsideLength(0);
    axis.setTickMarkOutsideLength(TICK_LENGTH);
    axis.setTickMarkPaint(style.colours().axisLine());
    axis.setAxisLinePaint(style.colours().axisLine());
    axis.setAxisLineStroke(ChartStyle.HAIRLINE);
    axis.setMinorTickMarksVisible(false);
    axis.setTickLabelInsets(new RectangleInsets(2, 4, 2, 4));
    return axis;
  }

  /** About as wide as any number below an axis gets. */
  static String widest(ValueRange range) {
    double most = Math.max(Math.abs(range.low()), Math.abs(range.high()));
    return most >= BIG
        ? Numbers.count(Math.round(most))
        : Numbers.fixed(most, range.high() - range.low() < 2 ? 2 : 0);
  }

  private static List<Tick> ticks(List<Double> values, RectangleEdge edge) {
    int decimals = NiceTicks.decimals(values);
    TextAnchor anchor =
        RectangleEdge.isTopOrBottom(edge) ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
    return values.stream()
        .<Tick>map(
            value -> new NumberTick(value, text(value, decimals), anchor, TextAnchor.CENTER, 0))
        .toList();
  }

  private static String text(double value, int decimals) {
    return Math.abs(value) >= BIG
        ? Numbers.count(Math.round(value))
        : Numbers.fixed(value, decimals);
  }

  private static int most(Rectangle2D area, RectangleEdge edge) {
    return (int)
        (RectangleEdge.isTopOrBottom(edge)
            ? area.getWidth() / PIXELS_PER_TICK_ACROSS
            : area.getHeight() / PIXELS_PER_TICK_UP);
  }

  private static final class Linear extends NumberAxis {
    private final boolean wholeNumbers;

    Linear(String label, boolean wholeNumbers) {
      super(label);
      this.wholeNumbers = wholeNumbers;
    }

    @Override
    public List<Tick> refreshTicks(
        Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
      double leastStep = wholeNumbers ? 1 : 0;
      return ticks(
          NiceTicks.linear(getLowerBound(), getUpperBound(), most(area, edge), leastStep), edge);
    }
  }

  private static final class Logarithmic extends LogAxis {
    Logarithmic(String label) {
      super(label);
    }

    @Override
    public List<Tick> refreshTicks(
        Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
      List<Double> values =
          NiceTicks.logarithmic(getLowerBound(), getUpperBound(), most(area, edge));
      TextAnchor anchor =
          RectangleEdge.isTopOrBottom(edge) ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
      return values.stream()
          .<Tick>map(
              value -> new NumberTick(value, decadeText(value), anchor, TextAnchor.CENTER, 0))
          .toList();
    }

    private static String decadeText(double value) {
      if (value >= BIG || value < 1e-4) {
        return Numbers.significant(value);
      }
      return text(value, NiceTicks.decimals(List.of(value)));
    }
  }
}
