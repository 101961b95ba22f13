package recdenoiser.app.text;

import java.util.Locale;
import java.util.prefs.Preferences;
import java.util.stream.Stream;
import recdenoiser.engine.text.Words;

/**
 * What the window speaks. Files, logs and the command line stay English, and numbers are written
 * alike in every language.
 */
public enum Language {
  /** German on a German machine, English everywhere else. */
  AS_SYSTEM,
  ENGLISH,
  GERMAN;

  private static final String KEY = "language";

  /** What a person chose last; at first, as the machine. */
  public static Language preferred(Preferences preferences) {
    String name = preferences.get(KEY, "");
    return Stream.of(values())
        .filter(language -> language.name().equals(name))
        .findFirst()
        .orElse(AS_SYSTEM);
  }

  /** Remembers it for the next start. */
  public void keep(Preferences preferences) {
    preferences.put(KEY, name());
  }

  /** Speaks it from now on; to be called before any text is asked for. */
  public void speak() {
    Words.speak(locale(Locale.getDefault()));
  }

  Locale locale(Locale machine) {
    boolean german =
        this == GERMAN
            || (this == AS_SYSTEM && machine.getLanguage().equals(Locale.GERMAN.getLanguage()));
    return german ? Locale.GERMAN : Locale.ROOT;
  }
}
