package recdenoiser.engine.figure;

/**
 * How large a figure is in a file.
 *
 * @param width in pixels of 1/96 inch, as in browsers; {@value #LEAST} … {@value #MOST}
 * @param height in the same
 */
public record FigureSize(int width, int height) {
  public static final int LEAST = 120;
  public static final int MOST = 8000;

  /** What a chart has if nobody says otherwise: 7.5 × 4.5 inches. */
  public static final FigureSize USUAL = new FigureSize(720, 432);

  /** One column of a paper: 3.33 × 2.33 inches. */
  public static final FigureSize ONE_COLUMN = new FigureSize(320, 224);

  /** Across both columns of a paper: 7 × 3.5 inches. */
  public static final FigureSize TWO_COLUMNS = new FigureSize(672, 336);

  /** A slide of 16 : 9, 10 × 5.63 inches. */
  public static final FigureSize SLIDE = new FigureSize(960, 540);

  /**
   * @throws IllegalArgumentException if a side is too short or too long
   */
  public FigureSize {
    require("width", width);
    require("height", height);
  }

  private static void require(String side, int pixels) {
    if (pixels < LEAST || pixels > MOST) {
      throw new IllegalArgumentException(
          "The "
              + side
              + " of a figure is "
              + LEAST
              + " to "
              + MOST
              + " pixels; found "
              + pixels
              + ".");
    }
  }
}
