package recdenoiser.app.chart;

import java.awt.font.FontRenderContext;
import java.util.function.ToDoubleFunction;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * Letters of a figure: on the screen JavaFX draws them, into a file AWT does, and both measure
 * differently.
 *
 * @param family name that the one who draws knows
 * @param width of a text in pixels, at {@link #SIZE}
 */
record Lettering(String family, ToDoubleFunction<String> width) {
  static final int SIZE = 12;

  /** As the window writes. */
  static Lettering screen() {
    Font font = Font.font(Font.getDefault().getFamily(), SIZE);
    return new Lettering(
        font.getFamily(),
        text -> {
          Text measured = new Text(text);
          measured.setFont(font);
          return measured.getLayoutBounds().getWidth();
        });
  }

  /** As pictures in files are written. */
  static Lettering file() {
    java.awt.Font font = new java.awt.Font(java.awt.Font.SANS_SERIF, java.awt.Font.PLAIN, SIZE);
    FontRenderContext context = new FontRenderContext(null, true, true);
    return new Lettering(font.getFamily(), text -> font.getStringBounds(text, context).getWidth());
  }
}
