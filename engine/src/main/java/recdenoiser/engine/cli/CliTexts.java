package recdenoiser.engine.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the command line, from the bundle {@code i18n/cli}. */
final class CliTexts {
  private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("i18n.cli", Locale.ROOT);

  private CliTexts() {}

  static boolean has(String key) {
    return BUNDLE.containsKey(key);
  }

  /** Fills {@code {0}}, {@code {1}} … with texts, which are never reformatted. */
  static String format(String key, String... values) {
    return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(values);
  }
}
