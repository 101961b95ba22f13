package recdenoiser.app.preferences;

import java.util.prefs.Preferences;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import recdenoiser.engine.figure.ColourMap;

/**
 * What a person prefers. Every change is kept at once; folder and threads have an effect at the
 * next start, for a queue cannot change its folder while it is open.
 */
public final class PreferencesModel {
  private static final String RUNS = "runs-folder";
  private static final String RUNS_AT_FIRST = "runs";
  private static final String THREADS = "threads";
  private static final String COLOURS = "colour-map";

  private final StringProperty runsFolder = new SimpleStringProperty(this, "runsFolder");
  private final IntegerProperty threads = new SimpleIntegerProperty(this, "threads");
  private final ObjectProperty<ColourMap> colours = new SimpleObjectProperty<>(this, "colours");
  private final int processors;

  /**
   * @param processors of this machine, at least 1
   */
  public PreferencesModel(Preferences preferences, int processors) {
    this.processors = processors;
    runsFolder.set(preferences.get(RUNS, RUNS_AT_FIRST));
    threads.set(within(preferences.getInt(THREADS, processors)));
    colours.set(colourMap(preferences.get(COLOURS, "")));
    runsFolder.addListener((property, before, now) -> keepFolder(preferences, now));
    threads.addListener((property, before, now) -> preferences.putInt(THREADS, now.intValue()));
    colours.addListener((property, before, now) -> preferences.put(COLOURS, now.name()));
  }

  /** Where runs are kept from the next start on; relative to where the program is started. */
  public StringProperty runsFolderProperty() {
    return runsFolder;
  }

  /** Threads of a run from the next start on, 1 … {@link #processors}. */
  public IntegerProperty threadsProperty() {
    return threads;
  }

  /** What heat maps are drawn in. */
  public ObjectProperty<ColourMap> coloursProperty() {
    return colours;
  }

  /** The most threads there can be. */
  public int processors() {
    return processors;
  }

  private int within(int wanted) {
    return Math.max(1, Math.min(processors, wanted));
  }

  /** An empty field is the folder of the beginning; a path too long is not kept. */
  private static void keepFolder(Preferences preferences, String typed) {
    String folder = typed == null ? "" : typed.strip();
    if (folder.isEmpty()) {
      preferences.remove(RUNS);
    } else if (folder.length() <= Preferences.MAX_VALUE_LENGTH) {
      preferences.put(RUNS, folder);
    }
  }

  private static ColourMap colourMap(String name) {
    return ColourMap.sequential().stream()
        .filter(map -> map.name().equals(name))
        .findFirst()
        .orElse(ColourMap.VIRIDIS);
  }
}
