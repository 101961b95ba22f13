package recdenoiser.app.preferences;

import java.nio.file.Path;
import java.util.prefs.Preferences;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import recdenoiser.app.text.Language;
import recdenoiser.engine.figure.ColourMap;

/**
 * What a person prefers. Every change is kept at once; folder, threads, heap and language have an
 * effect at the next start, for a queue cannot change its folder while it is open.
 */
public final class PreferencesModel {
  public static final int LEAST_MASK_MEMORY = 16;
  public static final int MOST_MASK_MEMORY = 1024;

  private static final int MASK_MEMORY_AT_FIRST = 64;
  private static final String MASKS = "mask-memory";
  private static final String RUNS = "runs-folder";
  private static final String RUNS_AT_FIRST = "runs";
  private static final String INSTALLED = "recdenoiser.installed";
  private static final String FOLDER_OF_INSTALLED = "Rec-Denoiser Workbench";
  private static final String THREADS = "threads";
  private static final String COLOURS = "colour-map";

  private final StringProperty runsFolder = new SimpleStringProperty(this, "runsFolder");
  private final IntegerProperty threads = new SimpleIntegerProperty(this, "threads");
  private final IntegerProperty maskMemory = new SimpleIntegerProperty(this, "maskMemory");
  private final IntegerProperty heap = new SimpleIntegerProperty(this, "heap");
  private final ObjectProperty<Language> language = new SimpleObjectProperty<>(this, "language");
  private final ObjectProperty<ColourMap> colours = new SimpleObjectProperty<>(this, "colours");
  private final int processors;

  /**
   * @param processors of this machine, at least 1
   */
  public PreferencesModel(Preferences preferences, int processors) {
    this.processors = processors;
    runsFolder.set(runsFolder(preferences));
    threads.set(within(preferences.getInt(THREADS, processors)));
    maskMemory.set(
        Math.max(
            LEAST_MASK_MEMORY,
            Math.min(MOST_MASK_MEMORY, preferences.getInt(MASKS, MASK_MEMORY_AT_FIRST))));
    heap.set(PreferredHeap.megabytes(preferences));
    language.set(Language.preferred(preferences));
    colours.set(colourMap(preferences.get(COLOURS, "")));
    runsFolder.addListener((property, before, now) -> keepFolder(preferences, now));
    threads.addListener((property, before, now) -> preferences.putInt(THREADS, now.intValue()));
    maskMemory.addListener((property, before, now) -> preferences.putInt(MASKS, now.intValue()));
    heap.addListener((property, before, now) -> PreferredHeap.keep(preferences, now.intValue()));
    language.addListener((property, before, now) -> now.keep(preferences));
    colours.addListener((property, before, now) -> preferences.put(COLOURS, now.name()));
  }

  /**
   * Where runs are kept: what the person chose, or else {@code runs} where the program is started.
   * One that was installed is started from a menu, anywhere: its runs are in a folder of the
   * person's home.
   */
  public static String runsFolder(Preferences preferences) {
    return preferences.get(
        RUNS,
        Boolean.getBoolean(INSTALLED)
            ? Path.of(System.getProperty("user.home"), FOLDER_OF_INSTALLED, RUNS_AT_FIRST)
                .toString()
            : RUNS_AT_FIRST);
  }

  /** Where runs are kept from the next start on; relative to where the program is started. */
  public StringProperty runsFolderProperty() {
    return runsFolder;
  }

  /** Threads of a run from the next start on, 1 … {@link #processors}. */
  public IntegerProperty threadsProperty() {
    return threads;
  }

  /**
   * How much of the masks of each run that is shown is held in memory [MB], {@link
   * #LEAST_MASK_MEMORY} … {@link #MOST_MASK_MEMORY}.
   */
  public IntegerProperty maskMemoryProperty() {
    return maskMemory;
  }

  /**
   * The heap from the next start on [MB], {@link PreferredHeap#LEAST} … {@link
   * PreferredHeap#most()}.
   */
  public IntegerProperty heapProperty() {
    return heap;
  }

  /** What the window speaks from the next start on. */
  public ObjectProperty<Language> languageProperty() {
    return language;
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
