package recdenoiser.app.attention;

import recdenoiser.app.text.Texts;

/**
 * A number about a map.
 *
 * @param name in a word or two
 * @param help what exactly it is, in a sentence
 */
public record Statistic(String name, String value, String help) {
  private static final Texts TEXTS = Texts.bundle("attention");

  /**
   * @param key of its name and help
   */
  static Statistic of(String key, String value) {
    return new Statistic(TEXTS.get(key), value, TEXTS.get("help." + key));
  }
}
