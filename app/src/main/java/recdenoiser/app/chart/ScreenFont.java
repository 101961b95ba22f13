package recdenoiser.app.chart;

import javafx.scene.text.Font;
import javafx.scene.text.Text;
import recdenoiser.app.theme.Theme;
import recdenoiser.engine.figure.ChartStyle;
import recdenoiser.engine.figure.FigureFont;

/** The window's own font, measured as JavaFX writes it. */
final class ScreenFont {
  private final FigureFont font;

  /** The default of this moment. */
  ScreenFont() {
    Font screen = Font.font(Font.getDefault().getFamily(), FigureFont.SIZE);
    font = new FigureFont(screen.getFamily(), text -> width(text, screen));
  }

  /** How figures look in a window of this theme. */
  ChartStyle style(Theme theme) {
    return new ChartStyle(theme.colours(), font);
  }

  private static double width(String text, Font font) {
    Text measured = new Text(text);
    measured.setFont(font);
    return measured.getLayoutBounds().getWidth();
  }
}
