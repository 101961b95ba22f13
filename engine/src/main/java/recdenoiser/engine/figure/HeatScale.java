package recdenoiser.engine.figure;

import recdenoiser.engine.text.Numbers;

/**
 * From the values of heat maps to colours. Maps that are to be compared share one.
 *
 * @param high value of the lightest colour; the darkest is 0
 * @param clipped whether values may lie above {@code high}, which the legend then says
 * @param oneTone whether everything that is not exactly zero has one and the same colour
 */
public record HeatScale(double high, boolean clipped, boolean oneTone, ColourMap colours) {
  /** Of a colour that stands out from the zero tone and from the page, light or dark. */
  private static final double ONE_TONE = 0.36;

  private static final int NOTHING = 0;

  /** From 0 to {@code high}, which no value exceeds. */
  public static HeatScale upTo(double high) {
    return new HeatScale(high, false, false, ColourMap.VIRIDIS);
  }

  /** From 0 to {@code high}; whatever lies above has the last colour. */
  public static HeatScale clippedAt(double high) {
    return new HeatScale(high, true, false, ColourMap.VIRIDIS);
  }

  /** Everything that is not exactly zero in one and the same colour. */
  public static HeatScale ofOneTone() {
    return new HeatScale(1, false, true, ColourMap.VIRIDIS);
  }

  public HeatScale withHigh(double changed) {
    return new HeatScale(changed, clipped, oneTone, colours);
  }

  public HeatScale withColours(ColourMap changed) {
    return new HeatScale(high, clipped, oneTone, changed);
  }

  /** The colour of a value that is not exactly zero, as opaque ARGB. */
  public int argb(double value) {
    if (oneTone) {
      return colours.argb(ONE_TONE);
    }
    return colours.argb(high > 0 ? value / high : 0);
  }

  /** Upper end in words, such as "≥ 0.042". */
  public String highText() {
    String end = Numbers.significant(high);
    String plain = end.contains(".") ? end.replaceAll("0+$", "").replaceAll("\\.$", "") : end;
    return clipped ? "≥ " + plain : plain;
  }

  /**
   * What stands beside the tone of exact zeros in a legend.
   *
   * @param share of exact zeros among the values of a map
   */
  public static String zerosText(double share) {
    return FigureTexts.format("heat.zeros", Numbers.percent(share));
  }

  /**
   * One pixel for each cell: exact zeros in their own tone, what cannot exist transparent.
   *
   * @return [n × n] ARGB, row-major
   */
  public int[] pixels(HeatMatrix matrix, ColourScheme scheme) {
    int zero = scheme.zero().getRGB();
    int[] pixels = new int[matrix.size() * matrix.size()];
    for (int i = 0; i < pixels.length; i++) {
      float value = matrix.values()[i];
      pixels[i] = Float.isNaN(value) ? NOTHING : value == 0 ? zero : argb(value);
    }
    return pixels;
  }

  /**
   * The number of two digits that is just not below {@code least}; 1 where that is not positive.
   */
  public static double round(double least) {
    if (!(least > 0)) {
      return 1;
    }
    double unit = Math.pow(10, Math.floor(Math.log10(least)) - 1);
    return Math.ceil(least / unit - 1e-9) * unit;
  }
}
