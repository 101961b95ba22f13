package recdenoiser.engine.figure;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** Behind each mean over seeds, one standard deviation on either side of it. */
final class CurveBands extends AbstractXYAnnotation {
  private static final double OPACITY = 0.15;

  private final transient List<CurveLine> lines;
  private final transient ValueRange across;
  private final transient ChartStyle style;

  CurveBands(List<CurveLine> lines, ValueRange across, ChartStyle style) {
    this.lines = lines.stream().filter(CurveLine::hasBand).toList();
    this.across = across;
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
    int columns = Math.max(100, (int) area.getWidth());
    for (CurveLine line : lines) {
      Path2D edge = new Path2D.Double();
      double floor = range.getLowerBound();
      addEdge(edge, Decimation.thin(line, line::high, across, columns), floor, domain, range, area);
      double[][] low = Decimation.thin(line, line::low, across, columns);
      addEdge(edge, backwards(low), floor, domain, range, area);
      if (edge.getCurrentPoint() != null) {
        edge.closePath();
        g2.setPaint(ChartStyle.translucent(style.colours().line(line.slot()), OPACITY));
        g2.fill(edge);
      }
    }
  }

  /** Where a logarithmic axis has no place for an edge, it runs along the floor. */
  private static void addEdge(
      Path2D path,
      double[][] points,
      double floor,
      ValueAxis domain,
      ValueAxis range,
      Rectangle2D area) {
    for (int i = 0; i < points[0].length; i++) {
      double value = Double.isNaN(points[1][i]) ? floor : points[1][i];
      double x = domain.valueToJava2D(points[0][i], area, RectangleEdge.BOTTOM);
      double y = range.valueToJava2D(value, area, RectangleEdge.LEFT);
      if (path.getCurrentPoint() == null) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
  }

  private static double[][] backwards(double[][] points) {
    int size = points[0].length;
    double[][] turned = new double[2][size];
    for (int i = 0; i < size; i++) {
      turned[0][i] = points[0][size - 1 - i];
      turned[1][i] = points[1][size - 1 - i];
    }
    return turned;
  }
}
