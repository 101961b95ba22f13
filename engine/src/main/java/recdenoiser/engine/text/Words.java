package recdenoiser.engine.text;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * Where words for people come from: the bundles of {@code i18n}, in English unless a window has
 * asked for another language. The machine's own language changes nothing, and numbers, files and
 * the command line stay as they are in every language. Safe to use from several threads.
 */
public final class Words {
  private static final Control AS_ASKED = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

  private static volatile Locale language = Locale.ROOT;

  private Words() {}

  /**
   * To be called before anything else is asked for, since some words are kept once they are read.
   *
   * @param chosen {@link Locale#ROOT} for English; where a bundle has no such language, it stays
   *     English
   */
  public static void speak(Locale chosen) {
    language = chosen;
  }

  public static Locale language() {
    return language;
  }

  /**
   * @param name of a bundle, such as {@code compare}
   * @throws MissingResourceException if there is no such bundle
   */
  public static ResourceBundle bundle(String name) {
    return ResourceBundle.getBundle("i18n." + name, language, AS_ASKED);
  }
}
