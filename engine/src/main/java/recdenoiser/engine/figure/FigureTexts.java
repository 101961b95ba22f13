package recdenoiser.engine.figure;

import java.text.MessageFormat;
import java.util.Locale;
import recdenoiser.engine.text.Words;

/** The words on figures, from the bundle {@code i18n/figure}. */
final class FigureTexts {
  private FigureTexts() {}

  /** Fills {@code {0}}, {@code {1}} … with texts, which are never reformatted. */
  static String format(String key, String... values) {
    String pattern = Words.bundle("figure").getString(key);
    return values.length == 0 ? pattern : new MessageFormat(pattern, Locale.ROOT).format(values);
  }
}
