package recdenoiser.app.theme;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the desktop whether its windows are light or dark; JavaFX can only do so from version 22 on.
 */
public final class SystemAppearance {
  private static final Logger LOG = LoggerFactory.getLogger(SystemAppearance.class);
  private static final int TIMEOUT_MILLISECONDS = 400;

  private SystemAppearance() {}

  /** Waits up to 0.4 s for an answer; empty where the desktop has none. */
  public static Optional<Theme> read() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.contains("win")) {
      return windows();
    }
    if (system.contains("mac")) {
      return mac();
    }
    return linux();
  }

  private static Optional<Theme> windows() {
    return output(
            "reg",
            "query",
            "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize",
            "/v",
            "AppsUseLightTheme")
        .map(answer -> answer.contains("0x0") ? Theme.DARK : Theme.LIGHT);
  }

  private static Optional<Theme> mac() {
    return output("defaults", "read", "-g", "AppleInterfaceStyle")
        .map(answer -> answer.contains("Dark") ? Theme.DARK : Theme.LIGHT);
  }

  private static Optional<Theme> linux() {
    String gtkTheme = System.getenv("GTK_THEME");
    if (gtkTheme != null && gtkTheme.toLowerCase(Locale.ROOT).contains("dark")) {
      return Optional.of(Theme.DARK);
    }
    if (System.getenv("XDG_CURRENT_DESKTOP") == null) {
      return Optional.empty();
    }
    return output("gsettings", "get", "org.gnome.desktop.interface", "color-scheme")
        .map(answer -> answer.contains("dark") ? Theme.DARK : Theme.LIGHT);
  }

  private static Optional<String> output(String... command) {
    try {
      Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (!process.waitFor(TIMEOUT_MILLISECONDS, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.exitValue() == 0 ? Optional.of(answer) : Optional.empty();
    } catch (IOException e) {
      LOG.debug("The desktop does not tell its appearance: {}", e.getMessage());
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
