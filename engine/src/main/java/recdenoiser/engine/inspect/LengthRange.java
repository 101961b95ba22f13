package recdenoiser.engine.inspect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Histories with at least {@code least} and at most {@code most} actions.
 *
 * @throws IllegalArgumentException if the least is below 0 or above the most
 */
public record LengthRange(int least, int most) {
  /** Histories of any length. */
  public static final LengthRange ALL = new LengthRange(0, Integer.MAX_VALUE);

  private static final Pattern SYNTAX = Pattern.compile("(\\d{0,9})(?:(-)(\\d{0,9}))?");

  public LengthRange {
    if (least < 0 || least > most) {
      throw new IllegalArgumentException(
          "A range of lengths goes from its least to its most; found " + least + "-" + most + ".");
    }
  }

  /**
   * @param text {@code 20-50}, {@code 20-} for 20 and more, {@code -50} for up to 50, or {@code 20}
   *     for exactly so many
   * @throws IllegalArgumentException if it is none of these
   */
  public static LengthRange parse(String text) {
    Matcher parts = SYNTAX.matcher(text.strip());
    if (!parts.matches() || !text.matches(".*\\d.*")) {
      throw new IllegalArgumentException(
          "A range of lengths is written as 20-50, 20-, -50 or 20; found " + text + ".");
    }
    int least = number(parts.group(1), 0);
    int most = parts.group(2) == null ? least : number(parts.group(3), Integer.MAX_VALUE);
    return new LengthRange(least, most);
  }

  private static int number(String digits, int without) {
    return digits.isEmpty() ? without : Integer.parseInt(digits);
  }

  /** Whether a history of so many actions is one of them. */
  public boolean contains(int length) {
    return length >= least && length <= most;
  }

  @Override
  public String toString() {
    return (least > 0 ? least : "") + "-" + (most < Integer.MAX_VALUE ? most : "");
  }
}
