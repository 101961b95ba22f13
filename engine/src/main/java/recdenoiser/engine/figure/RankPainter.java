package recdenoiser.engine.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import recdenoiser.engine.text.Numbers;

/** The lines, names and bars of a {@link CriticalDifferenceFigure}. */
final class RankPainter extends AbstractXYAnnotation {
  private static final Stroke ALIKE =
      new BasicStroke(4, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL);
  private static final Stroke LINE = new BasicStroke(1.25f);
  private static final double LETTERS = 12;
  private static final double TICK = 5;
  private static final double GAP = 6;
  private static final double BAR_OF_DIFFERENCE = 24;
  private static final double RANKS = 58;
  private static final double BETWEEN_BARS = 8;
  private static final double MOST_BETWEEN_NAMES = 26;
  private static final double LEAST_BETWEEN_NAMES = 14;
  private static final double BELOW = 24;

  private final transient MeanRanks ranks;
  private final transient String label;
  private final transient String difference;
  private final transient ChartStyle style;

  RankPainter(MeanRanks ranks, String label, String difference, ChartStyle style) {
    this.ranks = ranks;
    this.label = label;
    this.difference = difference;
    this.style = style;
  }

  /** How many names stand at the left: the better half. */
  static int leftHalf(MeanRanks ranks) {
    return (ranks.names().size() + 1) / 2;
  }

  /** As wide as the name with any rank behind it. */
  static String widest(String name) {
    return name + " 00.00";
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
    double ruler = area.getMinY() + RANKS;
    difference(g2, area, domain);
    ruler(g2, area, domain, ruler);
    double bars = ruler + GAP + BETWEEN_BARS * ranks.alike().size();
    names(g2, area, domain, ruler, bars + GAP);
    alike(g2, area, domain, ruler);
    g2.setClip(clip);
  }

  private void difference(Graphics2D g2, Rectangle2D area, ValueAxis domain) {
    double widest = ranks.names().size() - 1.0;
    double from = x(1, area, domain);
    double to = x(1 + Math.min(widest, ranks.criticalDifference()), area, domain);
    double y = area.getMinY() + BAR_OF_DIFFERENCE;
    g2.setPaint(style.colours().text());
    g2.setStroke(LINE);
    g2.draw(new Line2D.Double(from, y, to, y));
    g2.draw(new Line2D.Double(from, y - TICK, from, y + TICK));
    boolean whole = ranks.criticalDifference() <= widest;
    if (whole) {
      g2.draw(new Line2D.Double(to, y - TICK, to, y + TICK));
    }
    String text = difference + " = " + Numbers.fixed(ranks.criticalDifference(), 2);
    g2.drawString(text, (float) from, (float) (y - TICK - 3));
  }

  private void ruler(Graphics2D g2, Rectangle2D area, ValueAxis domain, double y) {
    g2.setStroke(ChartStyle.HAIRLINE);
    g2.setPaint(style.colours().axisLine());
    g2.draw(new Line2D.Double(area.getMinX(), y, area.getMaxX(), y));
    int most = Math.max(2, (int) (area.getWidth() / (2 * LETTERS)));
    for (double rank : NiceTicks.linear(1, ranks.names().size(), most, 1)) {
      double x = x(rank, area, domain);
      g2.setPaint(style.colours().axisLine());
      g2.draw(new Line2D.Double(x, y - TICK, x, y));
      g2.setPaint(style.colours().mutedText());
      String text = Numbers.fixed(rank, 0);
      g2.drawString(text, (float) (x - style.width(text) / 2), (float) (y - TICK - 3));
    }
  }

  private void alike(Graphics2D g2, Rectangle2D area, ValueAxis domain, double ruler) {
    g2.setPaint(style.colours().accent());
    g2.setStroke(ALIKE);
    List<MeanRanks.Group> groups = ranks.alike();
    for (int g = 0; g < groups.size(); g++) {
      double y = ruler + GAP + BETWEEN_BARS * (g + 0.5);
      double from = x(ranks.ranks().get(groups.get(g).first()), area, domain);
      double to = x(ranks.ranks().get(groups.get(g).last()), area, domain);
      g2.draw(new Line2D.Double(from - 3, y, to + 3, y));
    }
  }

  /** The outermost rank of each half stands highest, so that no lines cross. */
  private void names(
      Graphics2D g2, Rectangle2D area, ValueAxis domain, double ruler, double first) {
    int half = leftHalf(ranks);
    double room = (area.getMaxY() - BELOW - first - LETTERS) / Math.max(1, half - 1);
    double apart = Math.max(LEAST_BETWEEN_NAMES, Math.min(MOST_BETWEEN_NAMES, room));
    for (int m = 0; m < ranks.names().size(); m++) {
      boolean left = m < half;
      int row = left ? m : ranks.names().size() - 1 - m;
      double y = first + LETTERS + row * apart;
      double x = x(ranks.ranks().get(m), area, domain);
      double end = left ? area.getMinX() - GAP : area.getMaxX() + GAP;
      Path2D line = new Path2D.Double();
      line.moveTo(x, ruler);
      line.lineTo(x, y);
      line.lineTo(end, y);
      g2.setStroke(LINE);
      g2.setPaint(style.colours().mutedText());
      g2.draw(line);
      name(g2, m, left, end, y + LETTERS / 3);
    }
    g2.setPaint(style.colours().mutedText());
    double middle = area.getCenterX() - style.width(label) / 2;
    double below = first + LETTERS + (half - 1) * apart + BELOW;
    g2.drawString(label, (float) Math.max(GAP, middle), (float) below);
  }

  private void name(Graphics2D g2, int method, boolean left, double end, double baseline) {
    g2.setPaint(style.colours().text());
    String rank = Numbers.fixed(ranks.ranks().get(method), 2);
    String name = ranks.names().get(method);
    String text = left ? name + " " + rank : rank + " " + name;
    double x = left ? end - GAP - style.width(text) : end + GAP;
    g2.drawString(text, (float) x, (float) baseline);
  }

  private static double x(double rank, Rectangle2D area, ValueAxis domain) {
    return domain.valueToJava2D(rank, area, RectangleEdge.BOTTOM);
  }
}
