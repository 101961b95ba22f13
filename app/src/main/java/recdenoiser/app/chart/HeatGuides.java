package recdenoiser.app.chart;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import recdenoiser.app.theme.Theme;
import recdenoiser.engine.figure.HeatCell;
import recdenoiser.engine.figure.HeatLayout;

/** Over a heat map: row and column of a cell, and the frame of the focus. */
final class HeatGuides extends Canvas {

  HeatGuides() {
    setMouseTransparent(true);
  }

  void clear() {
    getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
  }

  void guide(Theme theme, HeatLayout layout, HeatCell cell, boolean kept) {
    GraphicsContext g = getGraphicsContext2D();
    double x = layout.x(cell.key());
    double y = layout.y(cell.query());
    double size = layout.cell();
    g.setFill(theme.text().deriveColor(0, 1, 1, 0.12));
    if (y >= layout.top() && y < layout.top() + layout.height()) {
      g.fillRect(layout.left(), y, layout.width(), size);
    }
    if (x >= layout.left() && x < layout.left() + layout.width()) {
      g.fillRect(x, layout.top(), size, layout.height());
    }
    if (!layout.shows(cell)) {
      return;
    }
    g.setLineWidth(1);
    g.setStroke(theme.background());
    g.strokeRect(x - 1.5, y - 1.5, size + 3, size + 3);
    g.setStroke(kept ? theme.accent() : theme.text());
    g.strokeRect(x - 0.5, y - 0.5, size + 1, size + 1);
    if (kept) {
      g.strokeRect(x - 2.5, y - 2.5, size + 5, size + 5);
    }
  }

  void focus(Theme theme, HeatLayout layout) {
    GraphicsContext g = getGraphicsContext2D();
    g.setStroke(theme.accent());
    g.setLineWidth(1);
    g.strokeRect(layout.left() - 1.5, layout.top() - 1.5, layout.width() + 3, layout.height() + 3);
  }
}
