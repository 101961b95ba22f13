package recdenoiser.app;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import recdenoiser.app.text.Texts;

/** One sentence on why no window can be opened, and what to do about it. */
final class DisplayProblem {
  private static final String GTK_MISSING = "gtk";
  private static final String DISPLAY_REFUSED = "unable to open display";
  private static final String NO_PIPELINE = "no suitable pipeline";

  private DisplayProblem() {}

  /**
   * @param failure thrown while JavaFX started
   * @return empty where it is not the display's fault
   */
  static Optional<String> sentence(Throwable failure, Map<String, String> environment) {
    Texts texts = Texts.bundle("shell");
    for (Throwable each = failure; each != null; each = each.getCause()) {
      String message = String.valueOf(each.getMessage());
      String lower = message.toLowerCase(Locale.ROOT);
      if (lower.contains(DISPLAY_REFUSED)) {
        return Optional.of(texts.get("display.refused", environment.getOrDefault("DISPLAY", "")));
      }
      boolean isLibrary =
          each instanceof UnsatisfiedLinkError
              || (each instanceof UnsupportedOperationException && lower.contains(GTK_MISSING))
              || lower.contains(NO_PIPELINE);
      if (isLibrary) {
        return Optional.of(texts.get("display.libraries", message.strip()));
      }
    }
    return Optional.empty();
  }
}
