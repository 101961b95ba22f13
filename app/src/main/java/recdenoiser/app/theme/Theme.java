package recdenoiser.app.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.scene.paint.Color;

/**
 * The two looks, each with the colours that drawn things (charts, heat maps) cannot take from a
 * style sheet.
 */
public enum Theme {
  LIGHT("#ffffff", "#24292f", "#57606a", "#d8dee4", "#c9d1d9", "#0969da"),
  DARK("#0d1117", "#c9d1d9", "#8b949e", "#21262d", "#3d444d", "#58a6ff");

  private final Color background;
  private final Color text;
  private final Color mutedText;
  private final Color hairline;
  private final Color neutral;
  private final Color accent;

  Theme(
      String background,
      String text,
      String mutedText,
      String hairline,
      String neutral,
      String accent) {
    this.background = Color.web(background);
    this.text = Color.web(text);
    this.mutedText = Color.web(mutedText);
    this.hairline = Color.web(hairline);
    this.neutral = Color.web(neutral);
    this.accent = Color.web(accent);
  }

  public String userAgentStylesheet() {
    return this == LIGHT
        ? new PrimerLight().getUserAgentStylesheet()
        : new PrimerDark().getUserAgentStylesheet();
  }

  public Theme other() {
    return this == LIGHT ? DARK : LIGHT;
  }

  /** Background of pages, cards and plots. */
  public Color background() {
    return background;
  }

  public Color text() {
    return text;
  }

  /** Axis labels and other secondary text. */
  public Color mutedText() {
    return mutedText;
  }

  /** Grid lines and the borders of cards. */
  public Color hairline() {
    return hairline;
  }

  /** The tone of an exact zero in a heat map. */
  public Color neutral() {
    return neutral;
  }

  public Color accent() {
    return accent;
  }
}
