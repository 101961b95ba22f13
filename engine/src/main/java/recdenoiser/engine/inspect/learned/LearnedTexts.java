package recdenoiser.engine.inspect.learned;

import java.text.MessageFormat;
import java.util.Locale;
import recdenoiser.engine.text.Words;

/** The words of what a model has learned, from the bundle {@code i18n/learned}. */
final class LearnedTexts {
  private LearnedTexts() {}

  /** Fills {@code {0}}, {@code {1}} … with texts, which are never reformatted. */
  static String format(String key, String... values) {
    String pattern = Words.bundle("learned").getString(key);
    return values.length == 0 ? pattern : new MessageFormat(pattern, Locale.ROOT).format(values);
  }
}
