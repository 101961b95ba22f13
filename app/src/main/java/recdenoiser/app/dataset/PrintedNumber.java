package recdenoiser.app.dataset;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import recdenoiser.engine.text.Numbers;

/**
 * A number as a paper prints it, such as 6,040 or 0.987M.
 *
 * @param step of its last digit: what it was rounded to
 */
record PrintedNumber(double value, double step) {
  private static final Pattern PRINTED = Pattern.compile("([\\d,]+)(?:\\.(\\d+))?([kKM]?)");
  private static final double NEAR = 1e-9;
  private static final double MANY_TIMES = 3;

  static Optional<PrintedNumber> of(String printed) {
    Matcher matcher = PRINTED.matcher(printed.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String decimals = matcher.group(2) == null ? "" : matcher.group(2);
    double unit =
        switch (matcher.group(3)) {
          case "M" -> 1e6;
          case "k", "K" -> 1e3;
          default -> 1;
        };
    double value = Double.parseDouble(matcher.group(1).replace(",", "") + "." + decimals + "0");
    return Optional.of(new PrintedNumber(unit * value, unit * Math.pow(10, -decimals.length())));
  }

  /** Whether {@code exact} can have been printed like this, rounded or cut. */
  boolean fits(double exact) {
    double more = (exact - value) / step;
    return more >= -0.5 - NEAR && more < 1 - NEAR;
  }

  /** How far {@code other} is from {@code base}, as "+8.5 %" or "× 4.2"; empty if it is not. */
  static String difference(double other, double base) {
    double ratio = other / base;
    if (!Double.isFinite(ratio) || ratio <= 0 || other == base) {
      return "";
    }
    if (ratio > MANY_TIMES || ratio < 1 / MANY_TIMES) {
      return ratio > 1 ? "×\u2009" + times(ratio) : "÷\u2009" + times(1 / ratio);
    }
    double percent = 100 * (ratio - 1);
    String shown = Numbers.fixed(percent, Math.abs(percent) < 9.95 ? 1 : 0);
    boolean tiny = Math.abs(percent) < 0.05;
    return tiny ? "" : (percent > 0 ? "+" : "") + shown + "\u2009%";
  }

  private static String times(double ratio) {
    return ratio < 9.95 ? Numbers.fixed(ratio, 1) : Numbers.count(Math.round(ratio));
  }
}
