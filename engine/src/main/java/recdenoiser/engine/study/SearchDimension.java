package recdenoiser.engine.study;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import recdenoiser.engine.data.KeyedRandom;
import recdenoiser.engine.text.Numbers;

/**
 * What a search draws for one setting: a value of a list, or a number of a range.
 *
 * @param setting that takes the value
 * @param scale of a range: LINEAR, or LOG for as many draws in every decade
 * @param whole whether a range is of whole numbers
 * @param from least value of a range
 * @param to greatest value of a range
 * @param values of a list, each as likely as the others; empty for a range
 */
public record SearchDimension(
    String setting,
    StudyAxis.Scale scale,
    boolean whole,
    double from,
    double to,
    List<String> values) {

  /** A drawn number says no more than anybody can tell apart. */
  private static final MathContext DIGITS = new MathContext(3);

  public SearchDimension {
    values = List.copyOf(values);
  }

  /** One of the list or the range, ends included; real numbers with three digits. */
  String draw(KeyedRandom random) {
    if (!values.isEmpty()) {
      return values.get(random.nextInt(values.size()));
    }
    double share = random.nextDouble();
    if (whole) {
      double drawn = Math.floor(between(from, to + 1, share));
      return Long.toString((long) Math.max(from, Math.min(to, drawn)));
    }
    double drawn = new BigDecimal(between(from, to, share)).round(DIGITS).doubleValue();
    return Numbers.decimal(Math.max(from, Math.min(to, drawn)));
  }

  private double between(double low, double high, double share) {
    return scale == StudyAxis.Scale.LOG
        ? low * StrictMath.pow(high / low, share)
        : low + share * (high - low);
  }
}
