package recdenoiser.engine.figure;

/**
 * Sequential colours, dark to light, even to the eye: viridis (van der Walt and Smith, 2015) and
 * cividis (Nuñez, Anderton and Renslow, "Optimizing colormaps with consideration for color vision
 * deficiency", 2018). Ten colours of each are tabulated, those between are mixed.
 */
public enum ColourMap {
  VIRIDIS(
      0x440154, 0x482878, 0x3E4989, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6DCD59, 0xB4DE2C,
      0xFDE725),
  CIVIDIS(
      0x00204D, 0x00336F, 0x39486B, 0x575C6D, 0x707173, 0x8A8779, 0xA69D75, 0xC4B56C, 0xE4CF5B,
      0xFFEA46);

  private static final int OPAQUE = 0xFF000000;

  private final int[] colours;

  ColourMap(int... colours) {
    this.colours = colours;
  }

  /**
   * The colour of a share of the scale, as opaque ARGB.
   *
   * @param share 0 … 1; beyond them the ends
   */
  public int argb(double share) {
    double place = Math.max(0, Math.min(1, share)) * (colours.length - 1);
    int below = Math.min((int) place, colours.length - 2);
    double part = place - below;
    int from = colours[below];
    int to = colours[below + 1];
    return OPAQUE
        | mixed(from >> 16, to >> 16, part) << 16
        | mixed(from >> 8, to >> 8, part) << 8
        | mixed(from, to, part);
  }

  private static int mixed(int from, int to, double part) {
    int low = from & 0xFF;
    int high = to & 0xFF;
    return (int) Math.round(low + part * (high - low));
  }
}
