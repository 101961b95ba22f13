package recdenoiser.engine.figure;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;

/** Puts the cells and the axes of a heat map on any kind of page. */
public final class HeatPainter {
  private static final double TICK = 4;
  private static final double GAP = 4;
  private static final double LETTERS = 12;
  private static final double BASELINE = 4;
  private static final double NAME_PLACE = 50;

  private final Graphics2D g2;
  private final HeatLayout layout;
  private final ChartStyle style;

  public HeatPainter(Graphics2D g2, HeatLayout layout, ChartStyle style) {
    this.g2 = g2;
    this.layout = layout;
    this.style = style;
  }

  /** Every cell a whole number of pixels; what cannot exist stays as the page is. */
  void cells(HeatMatrix matrix, HeatScale scale) {
    int size = matrix.size();
    int pixels = layout.cell() * FigureFormat.PIXELS_PER_UNIT;
    BufferedImage image = enlarged(scale.pixels(matrix, style.colours()), size, pixels);
    g2.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    g2.drawImage(
        image,
        (int) layout.left(),
        (int) layout.top(),
        (int) layout.width(),
        (int) layout.height(),
        null);
  }

  /**
   * Cells as large as in print already, because those who show drawings smooth what they enlarge.
   */
  private static BufferedImage enlarged(int[] argb, int size, int cell) {
    BufferedImage image = new BufferedImage(size * cell, size * cell, BufferedImage.TYPE_INT_ARGB);
    int[] row = new int[size * cell];
    for (int y = 0; y < size * cell; y++) {
      for (int x = 0; x < row.length; x++) {
        row[x] = argb[y / cell * size + x / cell];
      }
      image.setRGB(0, y, row.length, 1, row, 0, row.length);
    }
    return image;
  }

  /** Lines, ticks and names: queries downwards, keys across, the newest bottom right. */
  public void axes() {
    g2.setFont(style.letters());
    g2.setStroke(ChartStyle.HAIRLINE);
    double bottom = Math.round(layout.top() + layout.height()) + 0.5;
    double left = Math.round(layout.left()) - 0.5;
    line(left, layout.top(), left, bottom);
    line(left, bottom, layout.left() + layout.width(), bottom);
    keyLabels(bottom + 0.5);
    queryLabels();
    names(bottom + 0.5);
  }

  private void keyLabels(double bottom) {
    for (int slot : layout.labelled(true)) {
      double x = layout.x(slot) + layout.cell() / 2.0;
      double tick = Math.floor(x) + 0.5;
      line(tick, bottom, tick, bottom + TICK);
      String text = SlotName.of(slot, layout.size());
      text(text, x - measured(text) / 2, bottom + TICK + GAP + LETTERS - 1);
    }
  }

  private void queryLabels() {
    for (int slot : layout.labelled(false)) {
      double y = layout.y(slot) + layout.cell() / 2.0;
      double tick = Math.floor(y) + 0.5;
      line(layout.left() - 1 - TICK, tick, layout.left() - 1, tick);
      rightAligned(SlotName.of(slot, layout.size()), y + BASELINE);
    }
  }

  private void names(double bottom) {
    rightAligned(FigureTexts.format("heat.key"), bottom + TICK + GAP + LETTERS - 1);
    String query = FigureTexts.format("heat.query");
    AffineTransform before = g2.getTransform();
    g2.translate(layout.left() - NAME_PLACE, layout.top() + layout.height() / 2);
    g2.rotate(-Math.PI / 2);
    text(query, -measured(query) / 2, 0);
    g2.setTransform(before);
  }

  private void rightAligned(String text, double baseline) {
    text(text, layout.left() - 1 - TICK - GAP - measured(text), baseline);
  }

  private void text(String text, double x, double baseline) {
    g2.setPaint(style.colours().mutedText());
    g2.drawString(text, (float) x, (float) baseline);
  }

  private void line(double x1, double y1, double x2, double y2) {
    g2.setPaint(style.colours().axisLine());
    g2.draw(new Line2D.Double(x1, y1, x2, y2));
  }

  private double measured(String text) {
    return style.font().width().applyAsDouble(text);
  }
}
