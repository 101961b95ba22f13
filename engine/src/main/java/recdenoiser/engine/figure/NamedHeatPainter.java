package recdenoiser.engine.figure;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;

/** Puts the cells and the names of a {@link NamedMatrix} on any kind of page. */
public final class NamedHeatPainter {
  private static final double LETTERS = 12;
  private static final double BASELINE = 4;
  private static final String SHORTENED = "…";

  private final Graphics2D g2;
  private final NamedHeatLayout layout;
  private final ChartStyle style;

  public NamedHeatPainter(Graphics2D g2, NamedHeatLayout layout, ChartStyle style) {
    this.g2 = g2;
    this.layout = layout;
    this.style = style;
  }

  /** Every cell a whole number of pixels; what cannot exist stays as the page is. */
  void cells(NamedMatrix matrix, HeatScale scale) {
    int[] argb = new int[matrix.values().length];
    scale.paint(matrix.values(), style.colours(), argb);
    int cellWidth = layout.cellWidth() * FigureFormat.PIXELS_PER_UNIT;
    int cellHeight = layout.cellHeight() * FigureFormat.PIXELS_PER_UNIT;
    g2.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    g2.drawImage(
        enlarged(argb, cellWidth, cellHeight),
        (int) layout.left(),
        (int) layout.top(),
        (int) layout.cellsWidth(),
        (int) layout.cellsHeight(),
        null);
  }

  /**
   * Cells as large as in print already, because those who show drawings smooth what they enlarge.
   */
  private BufferedImage enlarged(int[] argb, int cellWidth, int cellHeight) {
    int columns = layout.columns();
    BufferedImage image =
        new BufferedImage(
            columns * cellWidth, layout.rows() * cellHeight, BufferedImage.TYPE_INT_ARGB);
    int[] line = new int[columns * cellWidth];
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < line.length; x++) {
        line[x] = argb[y / cellHeight * columns + x / cellWidth];
      }
      image.setRGB(0, y, line.length, 1, line, 0, line.length);
    }
    return image;
  }

  /** Lines, ticks and names. */
  public void axes(NamedMatrix matrix) {
    g2.setFont(style.letters());
    g2.setStroke(ChartStyle.HAIRLINE);
    double bottom = Math.round(layout.top() + layout.cellsHeight()) + 0.5;
    double left = Math.round(layout.left()) - 0.5;
    line(left, layout.top(), left, bottom);
    line(left, bottom, layout.left() + layout.cellsWidth(), bottom);
    rowNames(matrix, left);
    columnNames(matrix, bottom);
    axisNames(matrix, bottom);
  }

  private void rowNames(NamedMatrix matrix, double left) {
    for (int row : layout.namedRows()) {
      double y = layout.y(row) + layout.cellHeight() / 2.0;
      double tick = Math.floor(y) + 0.5;
      line(left - NamedHeatLayout.TICK, tick, left, tick);
      rightAligned(shortened(matrix.rows().get(row), NamedHeatLayout.MOST_ROW_NAME), y + BASELINE);
    }
  }

  private void columnNames(NamedMatrix matrix, double bottom) {
    double top = bottom + NamedHeatLayout.TICK + NamedHeatLayout.GAP;
    for (int column : layout.namedColumns()) {
      double x = layout.x(column) + layout.cellWidth() / 2.0;
      double tick = Math.floor(x) + 0.5;
      line(tick, bottom, tick, bottom + NamedHeatLayout.TICK);
      String name = matrix.columns().get(column);
      if (layout.upright()) {
        String text = shortened(name, NamedHeatLayout.MOST_COLUMN_NAME);
        turned(text, x + BASELINE, top + measured(text));
      } else {
        text(name, x - measured(name) / 2, top + LETTERS - 2);
      }
    }
  }

  private void axisNames(NamedMatrix matrix, double bottom) {
    rightAligned(
        matrix.columnAxis(), bottom + NamedHeatLayout.TICK + NamedHeatLayout.GAP + LETTERS - 2);
    String rows = matrix.rowAxis();
    double middle = layout.top() + layout.cellsHeight() / 2;
    turned(
        rows,
        layout.left() - namesWidth(matrix) - NamedHeatLayout.GAP,
        Math.max(middle + measured(rows) / 2, layout.top() + measured(rows)));
  }

  private double namesWidth(NamedMatrix matrix) {
    double longest = matrix.rows().stream().mapToDouble(this::measured).max().orElse(0);
    return Math.min(NamedHeatLayout.MOST_ROW_NAME, longest)
        + NamedHeatLayout.TICK
        + 2 * NamedHeatLayout.GAP;
  }

  private String shortened(String name, double most) {
    if (measured(name) <= most) {
      return name;
    }
    int length = name.length();
    while (length > 1 && measured(name.substring(0, length) + SHORTENED) > most) {
      length--;
    }
    return name.substring(0, length).stripTrailing() + SHORTENED;
  }

  private void turned(String text, double x, double y) {
    AffineTransform before = g2.getTransform();
    g2.translate(x, y);
    g2.rotate(-Math.PI / 2);
    text(text, 0, 0);
    g2.setTransform(before);
  }

  private void rightAligned(String text, double baseline) {
    text(
        text,
        layout.left() - 1 - NamedHeatLayout.TICK - NamedHeatLayout.GAP - measured(text),
        baseline);
  }

  private void text(String text, double x, double y) {
    g2.setPaint(style.colours().mutedText());
    g2.drawString(text, (float) x, (float) y);
  }

  private void line(double x1, double y1, double x2, double y2) {
    g2.setPaint(style.colours().axisLine());
    g2.draw(new Line2D.Double(x1, y1, x2, y2));
  }

  private double measured(String text) {
    return style.font().width().applyAsDouble(text);
  }
}
