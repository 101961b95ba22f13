package recdenoiser.app.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.prefs.Preferences;

/** The data files opened last, newest first, remembered between sessions. */
public final class RecentFiles {
  private static final int KEPT = 6;
  private static final String KEY = "recent-data.";

  private final Preferences preferences;

  public RecentFiles(Preferences preferences) {
    this.preferences = preferences;
  }

  public List<String> list() {
    List<String> files = new ArrayList<>();
    for (int i = 0; i < KEPT; i++) {
      String file = preferences.get(KEY + i, "");
      if (!file.isEmpty()) {
        files.add(file);
      }
    }
    return files;
  }

  /** Puts {@code file} first; paths too long for the preferences are not remembered. */
  public void add(String file) {
    if (file.length() > Preferences.MAX_VALUE_LENGTH) {
      return;
    }
    List<String> files = list();
    files.remove(file);
    files.add(0, file);
    for (int i = 0; i < Math.min(KEPT, files.size()); i++) {
      preferences.put(KEY + i, files.get(i));
    }
  }
}
