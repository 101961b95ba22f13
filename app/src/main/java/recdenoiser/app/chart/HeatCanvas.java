package recdenoiser.app.chart;

import javafx.scene.canvas.Canvas;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jfree.fx.FXGraphics2D;
import recdenoiser.app.theme.Theme;
import recdenoiser.engine.figure.HeatLayout;
import recdenoiser.engine.figure.HeatMatrix;
import recdenoiser.engine.figure.HeatPainter;
import recdenoiser.engine.figure.HeatScale;

/** The cells of a heat map, one pixel of an image each, and its axes. */
final class HeatCanvas extends Canvas {
  private final FXGraphics2D g2 = new FXGraphics2D(getGraphicsContext2D());
  private final ScreenFont font = new ScreenFont();

  void clear() {
    getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
  }

  void paint(HeatMatrix matrix, HeatScale scale, HeatLayout layout, Theme theme) {
    getGraphicsContext2D().setImageSmoothing(false);
    getGraphicsContext2D()
        .drawImage(
            image(matrix.size(), scale.pixels(matrix, theme.colours())),
            layout.left(),
            layout.top(),
            layout.side(),
            layout.side());
    new HeatPainter(g2, layout, font.style(theme)).axes();
  }

  private static Image image(int size, int[] argb) {
    WritableImage image = new WritableImage(size, size);
    image
        .getPixelWriter()
        .setPixels(0, 0, size, size, PixelFormat.getIntArgbInstance(), argb, 0, size);
    return image;
  }
}
