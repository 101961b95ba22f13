package recdenoiser.app.compare;

import javafx.scene.canvas.Canvas;
import org.jfree.fx.FXGraphics2D;
import recdenoiser.app.theme.Theme;
import recdenoiser.engine.figure.Palette;

/** The colour and marker that a member has in every chart, 12 px. */
final class SlotMark extends Canvas {
  private static final double SIZE = 12;

  SlotMark(int slot, Theme theme) {
    super(SIZE, SIZE);
    FXGraphics2D g = new FXGraphics2D(getGraphicsContext2D());
    g.translate(SIZE / 2, SIZE / 2);
    g.setPaint(theme.colours().line(slot));
    g.fill(Palette.marker(slot));
  }
}
