package recdenoiser.engine.figure;

import java.awt.Graphics2D;
import java.awt.RenderingHints;

/**
 * A map with names as it stands in a file: a title, the map and below it its scale, with the share
 * of its exact zeros where there are any.
 *
 * @param scale shared with the maps it is to be compared with
 */
public record NamedHeatFigure(String title, NamedMatrix matrix, HeatScale scale, ChartStyle style)
    implements Figure {
  private static final int ROOM = 704;
  private static final int MARGIN = 8;
  private static final int TITLE_HEIGHT = 32;
  private static final int LEGEND_HEIGHT = 40;

  /** On a white page. */
  public NamedHeatFigure(String title, NamedMatrix matrix, HeatScale scale) {
    this(title, matrix, scale, ChartStyle.ofFiles());
  }

  @Override
  public int width() {
    int title = (int) Math.ceil(style.width(this.title) * ChartStyle.TITLE_SIZE / FigureFont.SIZE);
    int map = (int) Math.ceil(fitted().width());
    return 2 * MARGIN + Math.max(Math.max(map, title), HeatLegendPainter.WIDTH);
  }

  @Override
  public int height() {
    return TITLE_HEIGHT + (int) Math.ceil(fitted().height()) + LEGEND_HEIGHT;
  }

  @Override
  public void draw(Graphics2D g2) {
    g2.setPaint(style.colours().background());
    g2.fillRect(0, 0, width(), height());
    g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g2.setFont(style.titleLetters());
    g2.setPaint(style.colours().text());
    g2.drawString(title, MARGIN, MARGIN + ChartStyle.TITLE_SIZE);
    NamedHeatLayout layout = fitted().moved(MARGIN, TITLE_HEIGHT);
    NamedHeatPainter painter = new NamedHeatPainter(g2, layout, style);
    painter.cells(matrix, scale);
    painter.axes(matrix);
    double zeros = matrix.zeroShare();
    new HeatLegendPainter(g2, style)
        .draw(
            scale,
            zeros > 0 ? zeros : Double.NaN,
            layout.left(),
            height() - (double) LEGEND_HEIGHT + MARGIN);
  }

  private NamedHeatLayout fitted() {
    return NamedHeatLayout.fit(matrix, ROOM, style.font().width());
  }
}
