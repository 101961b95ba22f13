package recdenoiser.engine.figure;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;

/** A figure with a size of its own, made larger or smaller to stand in the middle of another. */
public record FittedFigure(Figure figure, FigureSize size) implements Figure {

  @Override
  public int width() {
    return size.width();
  }

  @Override
  public int height() {
    return size.height();
  }

  @Override
  public void draw(Graphics2D g2) {
    g2.setPaint(ColourScheme.LIGHT.background());
    g2.fillRect(0, 0, width(), height());
    double scale = Math.min((double) width() / figure.width(), (double) height() / figure.height());
    AffineTransform before = g2.getTransform();
    g2.translate((width() - scale * figure.width()) / 2, (height() - scale * figure.height()) / 2);
    g2.scale(scale, scale);
    figure.draw(g2);
    g2.setTransform(before);
  }
}
