package recdenoiser.app.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Stroke;
import recdenoiser.app.theme.Theme;

/** Colours, fonts and strokes of everything that JFreeChart draws. */
final class FigureTheme {
  private static final double LOOSE_LETTERS = 1.08;
  static final Stroke HAIRLINE = new BasicStroke(1f);
  static final Stroke THIN_DASH =
      new BasicStroke(1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1f, new float[] {4, 4}, 0);

  private final Theme theme;
  private final Lettering letters;

  /**
   * @param family of the letters, the window's own on the screen
   */
  FigureTheme(Theme theme, Lettering letters) {
    this.theme = theme;
    this.letters = letters;
  }

  Font font() {
    return new Font(letters.family(), Font.PLAIN, Lettering.SIZE);
  }

  /**
   * Room that a text needs, in pixels; some ways of drawing put letters further apart than they
   * measure.
   */
  double width(String text) {
    return text.isEmpty() ? 0 : LOOSE_LETTERS * letters.width().applyAsDouble(text);
  }

  Color background() {
    return awt(theme.background());
  }

  Color text() {
    return awt(theme.text());
  }

  Color mutedText() {
    return awt(theme.mutedText());
  }

  Color hairline() {
    return awt(theme.hairline());
  }

  Color axisLine() {
    return awt(theme.neutral());
  }

  static Color translucent(Color colour, double opacity) {
    return new Color(
        colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * opacity));
  }

  private static Color awt(javafx.scene.paint.Color colour) {
    return new Color((float) colour.getRed(), (float) colour.getGreen(), (float) colour.getBlue());
  }
}
