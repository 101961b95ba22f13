package recdenoiser.engine.figure;

import recdenoiser.engine.text.Numbers;

/**
 * From the values of heat maps to colours. Maps that are to be compared share one.
 *
 * @param high value of the last colour; the first is 0, or {@code -high} where the colours diverge
 * @param clipped whether values may lie above {@code high}, which the legend then says
 * @param oneTone whether everything that is not exactly zero has one and the same colour
 */
public record HeatScale(double high, boolean clipped, boolean oneTone, ColourMap colours) {
  /** Of a colour that stands out from the zero tone and from the page, light or dark. */
  private static final double ONE_TONE = 0.1;

  private static final int NOTHING = 0;
  private static final int STEPS = 1000;
  private static final char MINUS = '\u2212';

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

  /**
   * For differences: from {@code -most} to {@code most}, 0 in the middle; whatever lies beyond has
   * the colours of the ends.
   */
  public static HeatScale around(double most) {
    return new HeatScale(most, true, false, ColourMap.BLUE_ORANGE);
  }

  public HeatScale withHigh(double changed) {
    return new HeatScale(changed, clipped, oneTone, colours);
  }

  /** In other sequential colours; a scale of differences keeps its own. */
  public HeatScale withColours(ColourMap changed) {
    return colours.diverging() ? this : new HeatScale(high, clipped, oneTone, changed);
  }

  /** The colour of a value that is not exactly zero, as opaque ARGB. */
  public int argb(double value, ColourScheme scheme) {
    return colours.argb(oneTone ? ONE_TONE : share(value), scheme);
  }

  /** Where a value stands between the first colour, 0, and the last, 1. */
  private double share(double value) {
    if (!(high > 0)) {
      return colours.diverging() ? 0.5 : 0;
    }
    return colours.diverging() ? (value / high + 1) / 2 : value / high;
  }

  /** The tone of an exact zero, as opaque ARGB. */
  public int zero(ColourScheme scheme) {
    return colours.diverging() ? colours.argb(0.5, scheme) : scheme.zero().getRGB();
  }

  /** Upper end in words, such as "≥ 0.042". */
  public String highText() {
    return clipped ? "≥ " + end() : end();
  }

  /** Lower end in words: "0", or such as "≤ −0.042" where the colours diverge. */
  public String lowText() {
    return !colours.diverging() ? "0" : (clipped ? "≤ " : "") + MINUS + end();
  }

  private String end() {
    String end = Numbers.significant(high);
    return end.contains(".") ? end.replaceAll("0+$", "").replaceAll("\\.$", "") : end;
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
    int[] pixels = new int[matrix.size() * matrix.size()];
    paint(matrix, scheme, pixels);
    return pixels;
  }

  /**
   * The same into an array that is there already.
   *
   * @param pixels [n × n], overwritten
   */
  public void paint(HeatMatrix matrix, ColourScheme scheme, int[] pixels) {
    paint(matrix.values(), scheme, pixels);
  }

  /**
   * One pixel for each value: exact zeros in their own tone, NaN transparent.
   *
   * @param pixels as many as values, overwritten
   */
  public void paint(float[] values, ColourScheme scheme, int[] pixels) {
    int[] steps = new int[STEPS + 1];
    for (int i = 0; i <= STEPS; i++) {
      steps[i] = colours.argb(oneTone ? ONE_TONE : i / (double) STEPS, scheme);
    }
    int zero = zero(scheme);
    for (int i = 0; i < values.length; i++) {
      float value = values[i];
      pixels[i] = Float.isNaN(value) ? NOTHING : value == 0 ? zero : steps[step(value)];
    }
  }

  private int step(float value) {
    return (int) Math.max(0, Math.min(STEPS, Math.round(share(value) * STEPS)));
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
