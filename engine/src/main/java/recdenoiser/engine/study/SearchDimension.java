package recdenoiser.engine.study;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import recdenoiser.engine.config.SettingCatalogue;
import recdenoiser.engine.config.SettingKind;
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

  private static final String NUMBER = "([-+]?\\d*\\.?\\d+(?:[eE][-+]?\\d+)?)";
  private static final Pattern RANGE =
      Pattern.compile(NUMBER + "\\s*(?:…|\\.{2,3})\\s*" + NUMBER + "\\s*([Ll][Oo][Gg])?");

  public SearchDimension {
    values = List.copyOf(values);
  }

  /**
   * From a text that people write: a list such as {@code 32; 50; 64}, or a range such as {@code 0.1
   * … 0.6}, with {@code log} behind it for as many draws in every decade. Two points stand for the
   * ellipsis, too.
   *
   * @throws IllegalArgumentException with a sentence, if there is no such setting, it takes no such
   *     value, or the text is neither
   */
  public static SearchDimension parse(String setting, String text) {
    Matcher range = RANGE.matcher(text.strip());
    if (range.matches()) {
      boolean log = range.group(3) != null;
      return range(
          setting,
          range.group(1),
          range.group(2),
          log ? StudyAxis.Scale.LOG : StudyAxis.Scale.LINEAR);
    }
    List<String> values =
        Arrays.stream(text.split(";")).map(String::strip).filter(one -> !one.isEmpty()).toList();
    return list(setting, values);
  }

  /** As {@link #parse} takes it. */
  public String text() {
    if (!values.isEmpty()) {
      return String.join("; ", values);
    }
    String ends = Numbers.decimal(from) + " … " + Numbers.decimal(to);
    return scale == StudyAxis.Scale.LOG ? ends + " log" : ends;
  }

  /**
   * A list.
   *
   * @throws IllegalArgumentException with a sentence, if the setting takes no such value
   */
  static SearchDimension list(String setting, List<String> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException(
          "The setting "
              + setting
              + " needs values with semicolons between, or a range from … to.");
    }
    values.forEach(value -> StudyReader.requireSetting(setting, value));
    return new SearchDimension(setting, StudyAxis.Scale.NAMES, false, 0, 0, values);
  }

  /**
   * A range.
   *
   * @throws IllegalArgumentException with a sentence, if the setting is no number, does not take
   *     the ends, or they are no range
   */
  static SearchDimension range(String setting, String from, String to, StudyAxis.Scale scale) {
    SettingKind kind = kind(setting);
    StudyReader.requireSetting(setting, from);
    StudyReader.requireSetting(setting, to);
    double least = Double.parseDouble(from);
    double most = Double.parseDouble(to);
    if (!(least < most) || scale == StudyAxis.Scale.NAMES) {
      throw new IllegalArgumentException(
          "A range goes from a number up to a greater one, LINEAR or LOG.");
    }
    if (scale == StudyAxis.Scale.LOG && least <= 0) {
      throw new IllegalArgumentException(
          "A range on the scale LOG begins above 0; found " + least + ".");
    }
    return new SearchDimension(setting, scale, kind == SettingKind.INTEGER, least, most, List.of());
  }

  /**
   * Of a setting that has a range.
   *
   * @throws IllegalArgumentException with a sentence, if there is no such setting, or it is no
   *     number
   */
  static SettingKind kind(String setting) {
    SettingKind kind = SettingCatalogue.get().setting(setting).kind();
    if (kind != SettingKind.NUMBER && kind != SettingKind.INTEGER) {
      throw new IllegalArgumentException(
          "The setting " + setting + " is no number; it needs \"values\".");
    }
    return kind;
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
