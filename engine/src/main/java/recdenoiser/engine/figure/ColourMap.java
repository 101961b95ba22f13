package recdenoiser.engine.figure;

import java.util.Arrays;
import java.util.List;

/**
 * From shares of a scale to colours.
 *
 * <p>Sequential, dark to light, even to the eye: viridis (van der Walt and Smith, 2015) and cividis
 * (Nuñez, Anderton and Renslow, "Optimizing colormaps with consideration for color vision
 * deficiency", 2018). Ten colours of each are tabulated, those between are mixed. On a dark page
 * they begin where they stand out from it, at {@value #DARK_START} of their way.
 *
 * <p>Diverging, for differences: blue below zero, orange above, which all common kinds of colour
 * vision tell apart (Brewer's PuOr and Blues at the ends); a grey stands for zero. On either page
 * what is far from zero is farthest from the page.
 */
public enum ColourMap {
  VIRIDIS(
      0x440154, 0x482878, 0x3E4989, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6DCD59, 0xB4DE2C,
      0xFDE725),
  CIVIDIS(
      0x00204D, 0x00336F, 0x39486B, 0x575C6D, 0x707173, 0x8A8779, 0xA69D75, 0xC4B56C, 0xE4CF5B,
      0xFFEA46),
  BLUE_ORANGE(
      new int[] {0x053061, 0x2B66A8, 0x8A919B, 0xB35806, 0x6B3005},
      new int[] {0xA9D6FF, 0x5A9BD6, 0x646D78, 0xD98A3A, 0xFFC98A});

  private static final double DARK_START = 0.37;
  private static final int OPAQUE = 0xFF000000;

  private final int[] onLight;
  private final int[] onDark;
  private final boolean diverging;

  ColourMap(int... colours) {
    this.onLight = colours;
    this.onDark = colours;
    this.diverging = false;
  }

  ColourMap(int[] onLight, int[] onDark) {
    this.onLight = onLight;
    this.onDark = onDark;
    this.diverging = true;
  }

  /** Those for values from 0 on, in the order in which they are offered. */
  public static List<ColourMap> sequential() {
    return Arrays.stream(values()).filter(map -> !map.diverging).toList();
  }

  /** Whether the middle of the scale, not its lower end, stands for 0. */
  public boolean diverging() {
    return diverging;
  }

  /**
   * The colour of a share of the scale, as opaque ARGB.
   *
   * @param share 0 … 1; beyond them the ends
   * @param scheme of the page that the map stands on
   */
  public int argb(double share, ColourScheme scheme) {
    double inside = Math.max(0, Math.min(1, share));
    if (scheme == ColourScheme.LIGHT) {
      return mixed(onLight, inside);
    }
    return mixed(onDark, diverging ? inside : DARK_START + (1 - DARK_START) * inside);
  }

  private static int mixed(int[] colours, double share) {
    double place = share * (colours.length - 1);
    int below = Math.min((int) place, colours.length - 2);
    double part = place - below;
    int from = colours[below];
    int to = colours[below + 1];
    return OPAQUE
        | channel(from >> 16, to >> 16, part) << 16
        | channel(from >> 8, to >> 8, part) << 8
        | channel(from, to, part);
  }

  private static int channel(int from, int to, double part) {
    int low = from & 0xFF;
    int high = to & 0xFF;
    return (int) Math.round(low + part * (high - low));
  }
}
