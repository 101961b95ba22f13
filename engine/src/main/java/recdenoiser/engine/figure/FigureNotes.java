package recdenoiser.engine.figure;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import recdenoiser.engine.text.Numbers;

/**
 * Published numbers as thin dashed lines with their source, and best epochs as dots with their
 * value.
 */
final class FigureNotes extends AbstractXYAnnotation {
  private static final double DOT = 4.5;
  private static final double RING = 2;
  private static final int CLEARANCE = 8;
  private static final int LETTERS = 16;
  private static final int DESCENT = 4;
  private static final int GAP = 3;

  private final transient List<Curves.Reference> references;
  private final transient List<CurveSnapshot.Mark> best;
  private final transient ChartStyle style;

  FigureNotes(List<Curves.Reference> references, List<CurveSnapshot.Mark> best, ChartStyle style) {
    this.references = references;
    this.best = best;
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
    g2.setFont(style.letters());
    for (Curves.Reference reference : references) {
      drawReference(
          g2, area, reference, range.valueToJava2D(reference.value(), area, RectangleEdge.LEFT));
    }
    Shape clip = g2.getClip();
    g2.setClip(null);
    best.forEach(
        mark ->
            drawBest(
                g2,
                area,
                range,
                mark,
                domain.valueToJava2D(mark.x(), area, RectangleEdge.BOTTOM),
                range.valueToJava2D(mark.value(), area, RectangleEdge.LEFT)));
    g2.setClip(clip);
  }

  private void drawReference(
      Graphics2D g2, Rectangle2D area, Curves.Reference reference, double y) {
    if (!(y >= area.getMinY() && y <= area.getMaxY())) {
      return;
    }
    g2.setPaint(style.colours().mutedText());
    g2.setStroke(ChartStyle.THIN_DASH);
    g2.draw(new Line2D.Double(area.getMinX(), y, area.getMaxX(), y));
    Rectangle2D box = referenceBox(area, reference, y);
    g2.drawString(reference.label(), (float) box.getMinX(), (float) box.getMaxY() - DESCENT);
  }

  /** Above the line where there is room, otherwise below it. */
  private Rectangle2D referenceBox(Rectangle2D area, Curves.Reference reference, double y) {
    boolean roomAbove = y - area.getMinY() > LETTERS + GAP;
    double top = roomAbove ? y - LETTERS - 1 : y + 1;
    double width = style.width(reference.label());
    return new Rectangle2D.Double(area.getMinX() + CLEARANCE, top, width, LETTERS);
  }

  private void drawBest(
      Graphics2D g2,
      Rectangle2D area,
      ValueAxis range,
      CurveSnapshot.Mark mark,
      double x,
      double y) {
    if (!area.contains(x, y) && !(Math.abs(x - area.getMaxX()) < 1)) {
      return;
    }
    g2.setPaint(style.colours().background());
    g2.fill(circle(x, y, DOT + RING));
    g2.setPaint(style.colours().line(mark.slot()));
    g2.fill(circle(x, y, DOT));
    String value = Numbers.metric(mark.value());
    Rectangle2D box = bestBox(area, range, x, y, style.width(value));
    g2.setPaint(ChartStyle.translucent(style.colours().background(), 0.8));
    g2.fill(box);
    g2.setPaint(style.colours().text());
    g2.drawString(value, (float) box.getMinX() + GAP, (float) box.getMaxY() - DESCENT);
  }

  /** Above the dot, or below it where the label of a published number is in the way. */
  private Rectangle2D bestBox(
      Rectangle2D area, ValueAxis range, double x, double y, double textWidth) {
    double width = textWidth + 2 * GAP;
    double left = Math.max(area.getMinX(), Math.min(x - width / 2, area.getMaxX() - width));
    Rectangle2D above = new Rectangle2D.Double(left, y - CLEARANCE - LETTERS, width, LETTERS);
    boolean free =
        above.getMinY() >= area.getMinY()
            && references.stream()
                .map(
                    reference ->
                        referenceBox(
                            area,
                            reference,
                            range.valueToJava2D(reference.value(), area, RectangleEdge.LEFT)))
                .noneMatch(above::intersects);
    return free ? above : new Rectangle2D.Double(left, y + CLEARANCE, width, LETTERS);
  }

  private static Ellipse2D circle(double x, double y, double radius) {
    return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
  }
}
