package recdenoiser.app.training;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.prefs.Preferences;

/**
 * Remembers the run that has not reached its end, so that the next session can offer to go on with
 * it.
 */
public final class LastRun {
  private static final String KEY = "last-run";

  private final Preferences preferences;

  public LastRun(Preferences preferences) {
    this.preferences = preferences;
  }

  void remember(Path folder) {
    String path = folder.toAbsolutePath().normalize().toString();
    if (path.length() <= Preferences.MAX_VALUE_LENGTH) {
      preferences.put(KEY, path);
    }
  }

  public void forget() {
    preferences.remove(KEY);
  }

  /** The folder of the run that can go on, if it is still there. */
  public Optional<Path> folder() {
    String path = preferences.get(KEY, "");
    if (path.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(path)).filter(Files::isDirectory);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
