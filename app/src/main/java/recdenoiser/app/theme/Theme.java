package recdenoiser.app.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.scene.paint.Color;
import recdenoiser.engine.figure.ColourScheme;

/**
 * The two looks, each with the colours that drawn things (charts, heat maps) cannot take from a
 * style sheet.
 */
public enum Theme {
  LIGHT(ColourScheme.LIGHT),
  DARK(ColourScheme.DARK);

  private final ColourScheme colours;

  Theme(ColourScheme colours) {
    this.colours = colours;
  }

  /** The compiled form, which is read faster than its text. */
  public String userAgentStylesheet() {
    return this == LIGHT
        ? new PrimerLight().getUserAgentStylesheetBSS()
        : new PrimerDark().getUserAgentStylesheetBSS();
  }

  public Theme other() {
    return this == LIGHT ? DARK : LIGHT;
  }

  /** What figures are drawn in. */
  public ColourScheme colours() {
    return colours;
  }

  /** Background of pages, cards and plots. */
  public Color background() {
    return FxColours.of(colours.background());
  }

  public Color text() {
    return FxColours.of(colours.text());
  }

  /** Axis labels and other secondary text. */
  public Color mutedText() {
    return FxColours.of(colours.mutedText());
  }

  /** The tone of an exact zero in a heat map. */
  public Color zero() {
    return FxColours.of(colours.zero());
  }

  public Color accent() {
    return FxColours.of(colours.accent());
  }
}
