package recdenoiser.engine.report;

import java.text.MessageFormat;
import java.util.Locale;
import recdenoiser.engine.text.Words;

/** The words of reports, from the bundle {@code i18n/report}. */
final class ReportTexts {
  private ReportTexts() {}

  /** Fills {@code {0}}, {@code {1}} … with texts, which are never reformatted. */
  static String format(String key, String... values) {
    return new MessageFormat(Words.bundle("report").getString(key), Locale.ROOT).format(values);
  }
}
