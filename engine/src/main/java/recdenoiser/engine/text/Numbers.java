package recdenoiser.engine.text;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * How numbers read on screen: four decimals for metrics, thin spaces between thousands, a true
 * minus sign.
 */
public final class Numbers {
  private static final char THIN_SPACE = '\u2009';
  private static final char MINUS = '\u2212';

  private Numbers() {}

  /** A metric such as NDCG, four decimals. */
  public static String metric(double value) {
    return fixed(value, 4);
  }

  /** Such as 0.4 MB, in millions of bytes. */
  public static String megabytes(long bytes) {
    return fixed(bytes / 1e6, 1) + " MB";
  }

  public static String fixed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    boolean zero = text.chars().allMatch(c -> c == '-' || c == '.' || c == '0');
    return zero ? text.replace("-", "") : typographic(text);
  }

  /** A count with thin-space thousands. */
  public static String count(long value) {
    return typographic(String.format(Locale.ROOT, "%,d", value).replace(',', THIN_SPACE));
  }

  /** Four significant digits, as short as that allows: 12 340, 0.7321, 1.2e−5. */
  public static String significant(double value) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    double magnitude = Math.abs(value);
    if (magnitude != 0 && (magnitude < 1e-3 || magnitude >= 1e7)) {
      return typographic(
          String.format(Locale.ROOT, "%.2e", value).replace("e-0", "e-").replace("e+0", "e"));
    }
    int before = magnitude < 1 ? 0 : (int) Math.floor(Math.log10(magnitude)) + 1;
    if (before >= 4) {
      return count(Math.round(value));
    }
    return fixed(value, 4 - before);
  }

  /** The shortest decimal that reads back as the same number: 50, 0.001, 1e-8. */
  public static String decimal(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    double size = Math.abs(value);
    if (value == 0 || (size >= 1e-4 && size < 1e16)) {
      return exact.toPlainString();
    }
    int exponent = exact.precision() - exact.scale() - 1;
    return exact.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
  }

  /** A share as per cent. */
  public static String percent(double share) {
    return Double.isFinite(share)
        ? fixed(100 * share, Math.abs(share) < 0.0995 ? 1 : 0) + THIN_SPACE + "%"
        : "–";
  }

  /** Minutes and seconds, with hours where there are any: 3:12, 1:04:09. */
  public static String duration(double seconds) {
    if (!Double.isFinite(seconds) || seconds < 0) {
      return "–";
    }
    long whole = Math.round(seconds);
    long hours = whole / 3600;
    long minutes = whole / 60 % 60;
    return hours > 0
        ? String.format(Locale.ROOT, "%d:%02d:%02d", hours, minutes, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d", minutes, whole % 60);
  }

  private static String typographic(String text) {
    return text.replace('-', MINUS);
  }
}
