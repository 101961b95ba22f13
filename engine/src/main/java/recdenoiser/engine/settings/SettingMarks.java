package recdenoiser.engine.settings;

import java.util.function.BinaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Settings inside a sentence. {@code [maxLength]} stands for a setting and {@code
 * [attention=SOFTMAX]} for one of its choices: the command line writes their names, a form writes
 * their labels. What is in brackets and no setting stays as it is.
 */
public final class SettingMarks {
  private static final Pattern MARK = Pattern.compile("\\[([a-z]\\w*)(?:=(\\w+))?]");

  private SettingMarks() {}

  /** The setting of this name, to be put into a sentence. */
  public static String of(String setting) {
    return '[' + setting + ']';
  }

  /** One choice of a setting, to be put into a sentence. */
  public static String of(String setting, String choice) {
    return '[' + setting + '=' + choice + ']';
  }

  static String inNames(String sentence) {
    return replaced(sentence, (setting, choice) -> choice == null ? setting : choice);
  }

  static String inLabels(String sentence) {
    return replaced(sentence, SettingMarks::label);
  }

  private static String label(String setting, String choice) {
    if (choice == null) {
      return SettingTexts.text(key(setting));
    }
    String key = key(setting) + '.' + choice;
    return SettingTexts.has(key) ? SettingTexts.text(key) : choice;
  }

  private static String replaced(String sentence, BinaryOperator<String> words) {
    return MARK.matcher(sentence).replaceAll(found -> replacement(found, words));
  }

  private static String replacement(MatchResult found, BinaryOperator<String> words) {
    String plain =
        SettingTexts.has(key(found.group(1)))
            ? words.apply(found.group(1), found.group(2))
            : found.group();
    return Matcher.quoteReplacement(plain);
  }

  private static String key(String setting) {
    return "setting." + setting;
  }
}
