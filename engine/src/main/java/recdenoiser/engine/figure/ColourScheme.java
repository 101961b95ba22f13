package recdenoiser.engine.figure;

import java.awt.Color;

/** The colours of everything that is drawn, on a light and on a dark page. */
public enum ColourScheme {
  LIGHT(0xFFFFFF, 0x24292F, 0x57606A, 0xD8DEE4, 0xC9D1D9, 0x7A82C0, 0x0969DA),
  DARK(0x0D1117, 0xC9D1D9, 0x8B949E, 0x21262D, 0x3D444D, 0xC4CCF0, 0x58A6FF);

  private final Color background;
  private final Color text;
  private final Color mutedText;
  private final Color hairline;
  private final Color axisLine;
  private final Color zero;
  private final Color accent;

  ColourScheme(
      int background, int text, int mutedText, int hairline, int axisLine, int zero, int accent) {
    this.background = new Color(background);
    this.text = new Color(text);
    this.mutedText = new Color(mutedText);
    this.hairline = new Color(hairline);
    this.axisLine = new Color(axisLine);
    this.zero = new Color(zero);
    this.accent = new Color(accent);
  }

  /** Of pages, cards and plots. */
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

  public Color axisLine() {
    return axisLine;
  }

  /**
   * An exact zero in a heat map: no colour of any sequential {@link ColourMap}, and far from their
   * lows and from the page.
   */
  public Color zero() {
    return zero;
  }

  /**
   * Of lines, bars and markers: from the page they stand out by 3 : 1 at least.
   *
   * @param slot which of them; after eight they come round again
   */
  public Color line(int slot) {
    return this == DARK ? Palette.onDark(slot) : Palette.onLight(slot);
  }

  /** What is chosen or has the focus. */
  public Color accent() {
    return accent;
  }
}
