package recdenoiser.engine.figure;

import java.awt.Graphics2D;
import java.util.List;

/**
 * Figures side by side on one page, each in a place as large as the largest of them.
 *
 * @param figures row after row
 */
public record FigureGrid(List<? extends Figure> figures, int columns) implements Figure {

  @Override
  public int width() {
    return columns * placeWidth();
  }

  @Override
  public int height() {
    return (figures.size() + columns - 1) / columns * placeHeight();
  }

  @Override
  public void draw(Graphics2D g2) {
    g2.setPaint(ColourScheme.LIGHT.background());
    g2.fillRect(0, 0, width(), height());
    for (int i = 0; i < figures.size(); i++) {
      int x = i % columns * placeWidth();
      int y = Math.floorDiv(i, columns) * placeHeight();
      g2.translate(x, y);
      figures.get(i).draw(g2);
      g2.translate(-x, -y);
    }
  }

  private int placeWidth() {
    return figures.stream().mapToInt(Figure::width).max().orElse(0);
  }

  private int placeHeight() {
    return figures.stream().mapToInt(Figure::height).max().orElse(0);
  }
}
