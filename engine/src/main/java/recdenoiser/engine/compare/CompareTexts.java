package recdenoiser.engine.compare;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of comparisons, from the bundle {@code i18n/compare}. */
final class CompareTexts {
  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("i18n.compare", Locale.ROOT);

  private CompareTexts() {}

  static boolean has(String key) {
    return BUNDLE.containsKey(key);
  }

  /** Fills {@code {0}}, {@code {1}} … with texts, which are never reformatted. */
  static String format(String key, String... values) {
    return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(values);
  }
}
