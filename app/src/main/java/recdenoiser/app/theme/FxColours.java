package recdenoiser.app.theme;

import javafx.scene.paint.Color;

/** Colours of figures as JavaFX has them. */
public final class FxColours {
  private FxColours() {}

  public static Color of(java.awt.Color colour) {
    return ofArgb(colour.getRGB());
  }

  /** Opaque, whatever its first byte says. */
  public static Color ofArgb(int argb) {
    return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
  }
}
