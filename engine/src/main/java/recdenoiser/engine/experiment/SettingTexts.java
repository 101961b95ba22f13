package recdenoiser.engine.experiment;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;

/** The words of the settings catalogue, from the bundle {@code i18n/settings}. */
final class SettingTexts {
  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("i18n.settings", Locale.ROOT);

  private SettingTexts() {}

  static String text(String key) {
    return BUNDLE.getString(key);
  }

  static boolean has(String key) {
    return BUNDLE.containsKey(key);
  }

  /** Fills {@code {0}}, {@code {1}} … with texts, which are never reformatted. */
  static String format(String key, String... values) {
    return new MessageFormat(text(key), Locale.ROOT).format(values);
  }

  static Set<String> keys() {
    return BUNDLE.keySet();
  }
}
