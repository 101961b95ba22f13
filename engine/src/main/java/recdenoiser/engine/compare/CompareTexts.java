package recdenoiser.engine.compare;

import java.text.MessageFormat;
import java.util.Locale;
import recdenoiser.engine.text.Words;

/** The words of comparisons, from the bundle {@code i18n/compare}. */
final class CompareTexts {
  private CompareTexts() {}

  static boolean has(String key) {
    return Words.bundle("compare").containsKey(key);
  }

  /** Fills {@code {0}}, {@code {1}} … with texts, which are never reformatted. */
  static String format(String key, String... values) {
    return new MessageFormat(Words.bundle("compare").getString(key), Locale.ROOT).format(values);
  }
}
