package recdenoiser.engine.figure;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.function.ToDoubleFunction;

/**
 * The font of a figure and how wide texts are in it. Whoever draws measures: a window in its own
 * way, AWT in another.
 *
 * @param family name that the one who draws knows
 * @param width of a text in pixels, at {@link #SIZE}
 */
public record FigureFont(String family, ToDoubleFunction<String> width) {
  /** In pixels. */
  public static final int SIZE = 12;

  /** As AWT writes into pictures and drawings, the same on every machine. */
  public static FigureFont ofFiles() {
    Font font = Typeface.ofSize(SIZE);
    FontRenderContext context = new FontRenderContext(null, true, true);
    return new FigureFont(Typeface.FAMILY, text -> font.getStringBounds(text, context).getWidth());
  }
}
