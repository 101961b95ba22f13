package recdenoiser.engine.report;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of reports, from the bundle {@code i18n/report}. */
final class ReportTexts {
  private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("i18n.report", Locale.ROOT);

  private ReportTexts() {}

  /** Fills {@code {0}}, {@code {1}} … with texts, which are never reformatted. */
  static String format(String key, String... values) {
    return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(values);
  }
}
