package recdenoiser.app.chart;

import java.awt.geom.Rectangle2D;
import java.util.List;
import javafx.scene.canvas.Canvas;
import org.jfree.fx.FXGraphics2D;
import recdenoiser.app.theme.Theme;
import recdenoiser.engine.figure.HistogramFigure;
import recdenoiser.engine.figure.HistogramFigure.Bin;

/**
 * A chart that nobody sees: drawing it, on any thread, loads what all charts need, which on the
 * JavaFX thread would hold the window up when the first one appears.
 */
public final class FirstDrawing {
  private static final int WIDTH = 400;
  private static final int HEIGHT = 240;

  private FirstDrawing() {}

  /** Takes about half a second the first time. */
  public static void draw() {
    List<Bin> bins = List.of(new Bin("1–2", 3), new Bin("3–4", 1));
    Canvas canvas = new Canvas(WIDTH, HEIGHT);
    HistogramFigure.chart(bins, "bins", "count", new ScreenFont().style(Theme.LIGHT))
        .draw(
            new FXGraphics2D(canvas.getGraphicsContext2D()),
            new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
  }
}
