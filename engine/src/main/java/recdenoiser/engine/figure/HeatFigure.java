package recdenoiser.engine.figure;

import java.awt.Graphics2D;
import java.awt.RenderingHints;

/**
 * A heat map as it stands in a file: a title, the map and below it its scale, with the share of its
 * exact zeros.
 *
 * @param scale shared with the maps it is to be compared with
 */
public record HeatFigure(String title, HeatMatrix matrix, HeatScale scale, ChartStyle style)
    implements Figure {
  private static final int SIDE = 384;
  private static final int MARGIN = 8;
  private static final int TITLE_HEIGHT = 32;
  private static final int LEGEND_HEIGHT = 40;

  /** On a white page. */
  public HeatFigure(String title, HeatMatrix matrix, HeatScale scale) {
    this(title, matrix, scale, ChartStyle.ofFiles());
  }

  @Override
  public int width() {
    int map = (int) HeatLayout.widthFor(matrix.size(), cell());
    return 2 * MARGIN + Math.max(map, HeatLegendPainter.WIDTH);
  }

  @Override
  public int height() {
    return TITLE_HEIGHT + (int) HeatLayout.heightFor(matrix.size(), cell()) + LEGEND_HEIGHT;
  }

  @Override
  public void draw(Graphics2D g2) {
    g2.setPaint(style.colours().background());
    g2.fillRect(0, 0, width(), height());
    g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    HeatLayout layout = layout();
    drawTitle(g2, layout);
    HeatPainter painter = new HeatPainter(g2, layout, style);
    painter.cells(matrix, scale);
    painter.axes();
    new HeatLegendPainter(g2, style)
        .draw(scale, matrix.zeroShare(), layout.left(), height() - (double) LEGEND_HEIGHT + MARGIN);
  }

  HeatLayout layout() {
    return HeatLayout.of(matrix.size(), cell(), MARGIN, TITLE_HEIGHT);
  }

  private int cell() {
    return Math.max(1, SIDE / matrix.size());
  }

  private void drawTitle(Graphics2D g2, HeatLayout layout) {
    g2.setFont(style.titleLetters());
    g2.setPaint(style.colours().text());
    g2.drawString(title, (float) layout.left(), MARGIN + ChartStyle.TITLE_SIZE);
  }
}
