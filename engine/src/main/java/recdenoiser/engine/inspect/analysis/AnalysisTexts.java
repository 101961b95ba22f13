package recdenoiser.engine.inspect.analysis;

import java.text.MessageFormat;
import java.util.Locale;
import recdenoiser.engine.text.Words;

/** The words of analyses, from the bundle {@code i18n/analysis}. */
final class AnalysisTexts {
  private AnalysisTexts() {}

  /** Fills {@code {0}}, {@code {1}} … with texts, which are never reformatted. */
  static String format(String key, String... values) {
    return new MessageFormat(Words.bundle("analysis").getString(key), Locale.ROOT).format(values);
  }
}
