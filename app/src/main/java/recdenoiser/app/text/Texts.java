package recdenoiser.app.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import recdenoiser.engine.text.Words;

/**
 * On-screen text of one feature, from {@code i18n/NAME.properties} or its translation into the
 * {@link Language} of the window.
 */
public final class Texts {
  private final ResourceBundle bundle;

  private Texts(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /**
   * @throws MissingResourceException if there is no such bundle
   */
  public static Texts bundle(String name) {
    return new Texts(Words.bundle(name));
  }

  /**
   * @param arguments fill {0}, {1} …; numbers are to be formatted by the caller
   * @throws MissingResourceException if the bundle has no such key
   */
  public String get(String key, Object... arguments) {
    String pattern = bundle.getString(key);
    return arguments.length == 0
        ? pattern
        : new MessageFormat(pattern, Locale.ROOT).format(arguments);
  }

  public boolean has(String key) {
    return bundle.containsKey(key);
  }
}
