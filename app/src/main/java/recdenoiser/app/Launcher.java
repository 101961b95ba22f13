package recdenoiser.app;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.prefs.Preferences;
import javafx.application.Application;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recdenoiser.app.preferences.PreferredHeap;
import recdenoiser.app.shell.WorkbenchApplication;
import recdenoiser.app.text.Language;
import recdenoiser.engine.cli.Main;

/**
 * Starts the windows, or the command line's sample job on a machine that has no display.
 *
 * <p>It does not extend {@link Application}: the JVM refuses to start such a class from the class
 * path.
 */
public final class Launcher {

  private Launcher() {}

  public static void main(String[] args) {
    if (!hasDisplay(System.getProperty("os.name"), System.getenv())) {
      log().info("No display found, running the sample job on the command line.");
      Main.main(new String[] {"sample"});
      return;
    }
    Preferences preferences = Preferences.userRoot().node(WorkbenchApplication.PREFERENCES);
    if (PreferredHeap.isAnother(preferences)) {
      System.exit(PreferredHeap.startAgain(preferences, Launcher.class, args));
    }
    Language.preferred(preferences).speak();
    WarmUp.begin();
    try {
      Application.launch(WorkbenchApplication.class, args);
    } catch (RuntimeException | LinkageError e) {
      Optional<String> sentence = DisplayProblem.sentence(e, System.getenv());
      if (sentence.isEmpty()) {
        throw e;
      }
      log().error(sentence.get());
      System.exit(1);
    }
  }

  /** Asked for late: setting the log up takes as long as opening a window's first connection. */
  private static Logger log() {
    return LoggerFactory.getLogger(Launcher.class);
  }

  /** Windows and macOS always have one; on Linux, X11 or Wayland says so. */
  static boolean hasDisplay(String system, Map<String, String> environment) {
    return !system.toLowerCase(Locale.ROOT).contains("linux")
        || !environment.getOrDefault("DISPLAY", "").isBlank()
        || !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
  }
}
