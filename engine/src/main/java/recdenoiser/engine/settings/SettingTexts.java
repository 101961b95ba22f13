package recdenoiser.engine.settings;

import java.text.MessageFormat;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ServiceLoader;
import java.util.Set;
import recdenoiser.engine.text.Words;

/**
 * The words of the settings catalogue, from the bundle {@code i18n/settings}; models and attention
 * rules of other jars bring theirs as a {@link TextSource}.
 */
public final class SettingTexts {
  private static final Map<String, String> TEXTS = load();

  private SettingTexts() {}

  private static Map<String, String> load() {
    Map<String, String> texts = new HashMap<>();
    for (TextSource source : ServiceLoader.load(TextSource.class)) {
      texts.putAll(source.texts());
    }
    ResourceBundle own = Words.bundle("settings");
    own.keySet().forEach(key -> texts.put(key, own.getString(key)));
    return texts;
  }

  /**
   * @throws MissingResourceException if there is no such text
   */
  public static String text(String key) {
    String text = TEXTS.get(key);
    if (text == null) {
      throw new MissingResourceException(
          "There is no text " + key + ".", SettingTexts.class.getName(), key);
    }
    return text;
  }

  static boolean has(String key) {
    return TEXTS.containsKey(key);
  }

  /** Fills {@code {0}}, {@code {1}} … with texts, which are never reformatted. */
  public static String format(String key, String... values) {
    return new MessageFormat(text(key), Locale.ROOT).format(values);
  }

  public static Set<String> keys() {
    return Collections.unmodifiableSet(TEXTS.keySet());
  }
}
