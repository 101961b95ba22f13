package recdenoiser.engine.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/** The axes and lines of a {@link ParallelFigure}. */
final class ParallelPainter extends AbstractXYAnnotation {
  private static final Stroke THIN =
      new BasicStroke(1.25f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  private static final Stroke THICK =
      new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  private static final double LETTERS = 12;
  private static final double TICK = 4;
  private static final double ABOVE = 14;
  private static final double DOT = 4;
  private static final double LEAST_BETWEEN_TICKS = 14;
  private static final double BETWEEN_NAMES = 4;
  private static final double CLEAR = 0.78;
  private static final int MUTED = 90;
  private static final String SHORTENED = "…";

  /** Where the yellow of viridis begins, which a white page swallows. */
  private static final double BRIGHTEST_ON_LIGHT = 0.86;

  private final transient List<ParallelAxis> axes;
  private final transient List<ParallelLine> lines;
  private final transient ChartStyle style;

  ParallelPainter(List<ParallelAxis> axes, List<ParallelLine> lines, ChartStyle style) {
    this.axes = axes;
    this.lines = lines.stream().sorted(Comparator.comparingDouble(ParallelPainter::order)).toList();
    this.style = style;
  }

  /** The best are drawn last, and so seen whole; those that stand out after them. */
  private static double order(ParallelLine line) {
    double shade = Double.isNaN(line.shade()) ? -1 : line.shade();
    return line.marked() ? 2 + shade : shade;
  }

  @Override
  public void draw(
      Graphics2D g2,
      XYPlot plot,
      Rectangle2D area,
      ValueAxis domain,
      ValueAxis range,
      int rendererIndex,
      PlotRenderingInfo info) {
    Shape clip = g2.getClip();
    g2.setClip(null);
    g2.setFont(style.letters());
    for (int a = 0; a < axes.size(); a++) {
      g2.setPaint(style.colours().axisLine());
      g2.setStroke(ChartStyle.HAIRLINE);
      g2.draw(new Line2D.Double(x(a, area), area.getMinY(), x(a, area), area.getMaxY()));
    }
    lines.forEach(line -> line(g2, area, line));
    for (int a = 0; a < axes.size(); a++) {
      name(g2, area, a);
      ticks(g2, area, a);
    }
    g2.setClip(clip);
  }

  private void line(Graphics2D g2, Rectangle2D area, ParallelLine line) {
    g2.setPaint(colour(line.shade()));
    g2.setStroke(line.marked() ? THICK : THIN);
    Path2D path = new Path2D.Double();
    boolean joined = false;
    for (int a = 0; a < axes.size(); a++) {
      double place = axes.get(a).place(line.numbers().get(a));
      if (!Double.isFinite(place)) {
        joined = false;
        continue;
      }
      double x = x(a, area);
      double y = y(place, area);
      if (joined) {
        path.lineTo(x, y);
      } else {
        path.moveTo(x, y);
      }
      joined = true;
      if (line.marked()) {
        g2.fill(new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT));
      }
    }
    g2.draw(path);
  }

  private Color colour(double shade) {
    if (Double.isNaN(shade)) {
      Color muted = style.colours().mutedText();
      return new Color(muted.getRed(), muted.getGreen(), muted.getBlue(), MUTED);
    }
    boolean light = style.colours() == ColourScheme.LIGHT;
    return new Color(
        ColourMap.VIRIDIS.argb(light ? BRIGHTEST_ON_LIGHT * shade : shade, style.colours()));
  }

  private void name(Graphics2D g2, Rectangle2D area, int a) {
    double room = area.getWidth() / (axes.size() - 1) - BETWEEN_NAMES;
    String name = shortened(axes.get(a).label(), room);
    double width = style.width(name);
    double left = area.getMinX() - ParallelFigure.BESIDE;
    double right = area.getMaxX() + ParallelFigure.BESIDE;
    double x = Math.max(left, Math.min(x(a, area) - width / 2, right - width));
    g2.setPaint(style.colours().text());
    g2.drawString(name, (float) x, (float) (area.getMinY() - ABOVE));
  }

  /** At the right of the axis, on a ground through which lines shine. */
  private void ticks(Graphics2D g2, Rectangle2D area, int a) {
    double x = x(a, area);
    double before = Double.POSITIVE_INFINITY;
    double room = area.getWidth() / (axes.size() - 1) - 2 * LETTERS;
    for (ParallelAxis.Tick tick : axes.get(a).ticks()) {
      double y = y(tick.place(), area);
      if (before - y < LEAST_BETWEEN_TICKS) {
        continue;
      }
      before = y;
      g2.setStroke(ChartStyle.HAIRLINE);
      g2.setPaint(style.colours().axisLine());
      g2.draw(new Line2D.Double(x, y, x + TICK, y));
      String text = shortened(tick.text(), room);
      g2.setPaint(ChartStyle.translucent(style.colours().background(), CLEAR));
      g2.fill(
          new Rectangle2D.Double(
              x + TICK + 1, y - LETTERS / 2 - 1, style.width(text) + 4, LETTERS + 2));
      g2.setPaint(style.colours().mutedText());
      g2.drawString(text, (float) (x + TICK + 3), (float) (y + LETTERS / 3));
    }
  }

  private String shortened(String text, double most) {
    int length = text.length();
    String shown = text;
    while (length > 1 && style.width(shown) > most) {
      length--;
      shown = text.substring(0, length).stripTrailing() + SHORTENED;
    }
    return shown;
  }

  private double x(int a, Rectangle2D area) {
    return area.getMinX() + a * area.getWidth() / (axes.size() - 1);
  }

  private static double y(double place, Rectangle2D area) {
    return area.getMaxY() - place * area.getHeight();
  }
}
