package recdenoiser.app.chart;

import java.nio.IntBuffer;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jfree.fx.FXGraphics2D;
import recdenoiser.app.theme.Theme;
import recdenoiser.engine.figure.HeatLayout;
import recdenoiser.engine.figure.HeatMatrix;
import recdenoiser.engine.figure.HeatPainter;
import recdenoiser.engine.figure.HeatScale;

/**
 * The cells of a heat map, one pixel of an image each, and its axes. The image is painted again
 * only when values, scale or theme change, not when it is scrolled or zoomed.
 */
final class HeatCanvas extends Canvas {
  private final FXGraphics2D g2 = new FXGraphics2D(getGraphicsContext2D());
  private final ScreenFont font = new ScreenFont();
  private int[] pixels = new int[0];
  private PixelBuffer<IntBuffer> buffer;
  private WritableImage image;
  private HeatMatrix painted;
  private HeatScale paintedScale;
  private Theme paintedTheme;

  void clear() {
    getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
  }

  void paint(HeatMatrix matrix, HeatScale scale, HeatLayout layout, Theme theme) {
    if (!matrix.equals(painted) || !scale.equals(paintedScale) || theme != paintedTheme) {
      paintPixels(matrix, scale, theme);
    }
    GraphicsContext g = getGraphicsContext2D();
    g.setImageSmoothing(false);
    g.drawImage(
        image,
        layout.firstKey(),
        layout.firstQuery(),
        layout.keys(),
        layout.queries(),
        layout.left(),
        layout.top(),
        layout.width(),
        layout.height());
    new HeatPainter(g2, layout, font.style(theme)).axes();
  }

  /** Every pixel is opaque or nothing, so that colours are the same multiplied by their opacity. */
  void paintPixels(HeatMatrix matrix, HeatScale scale, Theme theme) {
    int size = matrix.size();
    if (pixels.length != size * size) {
      pixels = new int[size * size];
      buffer =
          new PixelBuffer<>(
              size, size, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
      image = new WritableImage(buffer);
    }
    scale.paint(matrix, theme.colours(), pixels);
    buffer.updateBuffer(whole -> null);
    painted = matrix;
    paintedScale = scale;
    paintedTheme = theme;
  }
}
