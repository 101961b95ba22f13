package recdenoiser.engine.figure;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.Tick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** An axis with names at 0, 1, 2 …, upright where there is no room for them side by side. */
final class NameAxis extends NumberAxis {
  private static final double BETWEEN = 10;

  private final transient List<String> names;

  NameAxis(String label, List<String> names) {
    super(label);
    this.names = names;
  }

  @Override
  public List<Tick> refreshTicks(
      Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
    FontMetrics letters = g2.getFontMetrics(getTickLabelFont());
    double widest =
        names.stream().mapToDouble(name -> letters.stringWidth(name) + BETWEEN).max().orElse(0);
    boolean across = RectangleEdge.isTopOrBottom(edge);
    double room = area.getWidth() / Math.max(1, names.size());
    boolean upright = across && widest > room;
    setVerticalTickLabels(upright);
    TextAnchor anchor = across && !upright ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
    List<Tick> ticks = new ArrayList<>();
    for (int n = 0; n < names.size(); n++) {
      double angle = upright ? -Math.PI / 2 : 0;
      ticks.add(new NumberTick(n, names.get(n), anchor, anchor, angle));
    }
    return ticks;
  }
}
