package recdenoiser.engine.figure;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** The name of every line at its end, right of the plot, moved apart where they would touch. */
final class EndLabels extends AbstractXYAnnotation {
  private static final double GAP = 15;
  private static final double OFFSET = 16;
  private static final double LEADER_FROM = 2;
  private static final double HALO = 5.5;

  private final transient List<CurveLine> lines;
  private final transient List<String> texts;
  private final transient ChartStyle style;

  /**
   * @param texts one for every line; null where only the marker is wanted
   */
  EndLabels(List<CurveLine> lines, List<String> texts, ChartStyle style) {
    this.lines = lines;
    this.texts = texts;
    this.style = style;
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
    List<End> ends = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      CurveLine line = lines.get(i);
      int last = lastSeen(line, domain);
      if (last >= 0) {
        double x = domain.valueToJava2D(line.x(last), area, RectangleEdge.BOTTOM);
        double y = range.valueToJava2D(line.smooth(last), area, RectangleEdge.LEFT);
        if (y >= area.getMinY() - 1 && y <= area.getMaxY() + 1) {
          drawMarker(g2, line.slot(), x, y);
          ends.add(new End(texts == null ? "" : texts.get(i), line.slot(), x, y));
        }
      }
    }
    if (texts != null) {
      drawTexts(g2, ends, area);
    }
    g2.setClip(clip);
  }

  /** The last point with a value in the part of the axis that is shown, or -1. */
  private static int lastSeen(CurveLine line, ValueAxis domain) {
    int last = Math.min(line.last(), line.from(Math.nextUp(domain.getUpperBound())) - 1);
    while (last >= 0 && Double.isNaN(line.smooth(last))) {
      last--;
    }
    return last >= 0 && line.x(last) >= domain.getLowerBound() ? last : -1;
  }

  private void drawMarker(Graphics2D g2, int slot, double x, double y) {
    Shape marker =
        AffineTransform.getTranslateInstance(x, y).createTransformedShape(Palette.marker(slot));
    g2.setPaint(style.colours().background());
    g2.fill(new Ellipse2D.Double(x - HALO, y - HALO, 2 * HALO, 2 * HALO));
    g2.setPaint(style.colours().line(slot));
    g2.fill(marker);
  }

  private void drawTexts(Graphics2D g2, List<End> ends, Rectangle2D area) {
    ends.sort(Comparator.comparingDouble(End::y));
    double[] wanted = ends.stream().mapToDouble(End::y).toArray();
    double[] placed = spread(wanted, GAP, area.getMinY() + GAP / 2, area.getMaxY() - GAP / 2);
    g2.setFont(style.letters());
    for (int i = 0; i < ends.size(); i++) {
      drawLeader(g2, ends.get(i), placed[i], area);
      g2.setPaint(style.colours().text());
      g2.drawString(ends.get(i).text(), (float) (area.getMaxX() + OFFSET), (float) (placed[i] + 4));
    }
  }

  /** Where a text does not stand right beside the end, a line in its colour leads to it. */
  private void drawLeader(Graphics2D g2, End end, double placed, Rectangle2D area) {
    boolean beside =
        Math.abs(placed - end.y()) <= LEADER_FROM && area.getMaxX() - end.x() <= OFFSET;
    if (!end.text().isEmpty() && !beside) {
      g2.setPaint(style.colours().line(end.slot()));
      g2.setStroke(ChartStyle.HAIRLINE);
      g2.draw(new Line2D.Double(end.x() + 4, end.y(), area.getMaxX() + OFFSET - 3, placed));
    }
  }

  /**
   * Moves ascending places apart to at least {@code gap}, as little as needed, within [low, high]
   * where they fit.
   */
  static double[] spread(double[] wanted, double gap, double low, double high) {
    double[] placed = wanted.clone();
    for (int i = 0; i < placed.length; i++) {
      double least = i == 0 ? low : placed[i - 1] + gap;
      placed[i] = Math.max(placed[i], least);
    }
    double most = high;
    for (int i = placed.length - 1; i >= 0; i--) {
      placed[i] = Math.min(placed[i], most);
      most = placed[i] - gap;
    }
    return placed;
  }

  private record End(String text, int slot, double x, double y) {}
}
