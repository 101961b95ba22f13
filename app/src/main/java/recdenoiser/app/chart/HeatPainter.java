package recdenoiser.app.chart;

import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import recdenoiser.app.text.Texts;
import recdenoiser.app.theme.Theme;

/** Puts a heat map's image, its axes and its guides on canvases. */
final class HeatPainter {
  private static final Texts TEXTS = Texts.bundle("chart");
  private static final double FONT_SIZE = 12;
  private static final double TICK = 4;
  private static final double GAP = 4;

  private final Theme theme;

  HeatPainter(Theme theme) {
    this.theme = theme;
  }

  static int argb(Color colour) {
    return 0xFF000000
        | (int) Math.round(255 * colour.getRed()) << 16
        | (int) Math.round(255 * colour.getGreen()) << 8
        | (int) Math.round(255 * colour.getBlue());
  }

  void clear(Canvas canvas) {
    canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
  }

  void paint(Canvas canvas, Image image, HeatLayout layout) {
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.setImageSmoothing(false);
    g.drawImage(image, layout.left(), layout.top(), layout.side(), layout.side());
    g.setStroke(theme.neutral());
    g.setLineWidth(1);
    double bottom = Math.round(layout.top() + layout.side()) + 0.5;
    double left = Math.round(layout.left()) - 0.5;
    g.strokeLine(left, layout.top(), left, bottom);
    g.strokeLine(left, bottom, layout.left() + layout.side(), bottom);
    labels(g, layout);
  }

  private void labels(GraphicsContext g, HeatLayout layout) {
    g.setFont(new Font(FONT_SIZE));
    g.setFill(theme.mutedText());
    double half = layout.cell() / 2.0;
    double bottom = layout.top() + layout.side();
    g.setTextAlign(TextAlignment.CENTER);
    g.setTextBaseline(VPos.TOP);
    for (int slot : layout.labelled(true)) {
      double x = layout.x(slot) + half;
      g.strokeLine(Math.floor(x) + 0.5, bottom + 1, Math.floor(x) + 0.5, bottom + 1 + TICK);
      g.fillText(SlotName.of(slot, layout.size()), x, bottom + TICK + GAP);
    }
    g.setTextAlign(TextAlignment.RIGHT);
    g.setTextBaseline(VPos.CENTER);
    for (int slot : layout.labelled(false)) {
      double y = layout.y(slot) + half;
      g.strokeLine(
          layout.left() - 1 - TICK, Math.floor(y) + 0.5, layout.left() - 1, Math.floor(y) + 0.5);
      g.fillText(SlotName.of(slot, layout.size()), layout.left() - TICK - GAP, y);
    }
    names(g, layout, bottom);
  }

  private void names(GraphicsContext g, HeatLayout layout, double bottom) {
    g.setTextAlign(TextAlignment.RIGHT);
    g.setTextBaseline(VPos.TOP);
    g.fillText(TEXTS.get("heat.key"), layout.left() - TICK - GAP, bottom + TICK + GAP);
    g.setTextAlign(TextAlignment.CENTER);
    g.save();
    g.translate(layout.left() - HeatLayout.LEFT_MARGIN + 1, layout.top() + layout.side() / 2);
    g.rotate(-90);
    g.fillText(TEXTS.get("heat.query"), 0, 0);
    g.restore();
  }

  void guide(Canvas canvas, HeatLayout layout, HeatCell cell, boolean kept) {
    GraphicsContext g = canvas.getGraphicsContext2D();
    double x = layout.x(cell.key());
    double y = layout.y(cell.query());
    double size = layout.cell();
    g.setFill(theme.text().deriveColor(0, 1, 1, 0.12));
    g.fillRect(layout.left(), y, layout.side(), size);
    g.fillRect(x, layout.top(), size, layout.side());
    g.setLineWidth(1);
    g.setStroke(theme.background());
    g.strokeRect(x - 1.5, y - 1.5, size + 3, size + 3);
    g.setStroke(kept ? theme.accent() : theme.text());
    g.strokeRect(x - 0.5, y - 0.5, size + 1, size + 1);
    if (kept) {
      g.strokeRect(x - 2.5, y - 2.5, size + 5, size + 5);
    }
  }

  void focus(Canvas canvas, HeatLayout layout) {
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.setStroke(theme.accent());
    g.setLineWidth(1);
    g.strokeRect(layout.left() - 1.5, layout.top() - 1.5, layout.side() + 3, layout.side() + 3);
  }
}
