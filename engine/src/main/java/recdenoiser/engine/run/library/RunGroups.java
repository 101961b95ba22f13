package recdenoiser.engine.run.library;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts runs together. */
final class RunGroups {
  private RunGroups() {}

  /**
   * Runs on the same data with the same values of some settings.
   *
   * @param settings the names; empty for all that matter but the seed. A run without a record
   *     stands alone, and a run that was repeated with the same seed counts once: it has the same
   *     bits
   */
  static List<List<LibraryEntry>> of(List<LibraryEntry> entries, List<String> settings) {
    Map<List<String>, List<LibraryEntry>> groups = new LinkedHashMap<>();
    Map<List<String>, Set<String>> configurations = new LinkedHashMap<>();
    for (LibraryEntry entry : entries) {
      List<String> key = key(entry, settings);
      String own = entry.readable() ? seedOf(entry) + entry.settings().alike() : "";
      if (configurations.computeIfAbsent(key, k -> new HashSet<>()).add(own)) {
        groups.computeIfAbsent(key, k -> new ArrayList<>()).add(entry);
      }
    }
    return List.copyOf(groups.values());
  }

  private static String seedOf(LibraryEntry entry) {
    return entry.settings().value(RunSettings.SEED) + "\n";
  }

  private static List<String> key(LibraryEntry entry, List<String> settings) {
    if (!entry.readable()) {
      return List.of(entry.path().toString());
    }
    List<String> key = new ArrayList<>();
    key.add(entry.record().data().checksum());
    key.add(entry.data());
    if (settings.isEmpty()) {
      key.add(entry.settings().alike());
    }
    for (String setting : settings) {
      boolean matters = entry.settings().matters(setting);
      key.add(matters ? entry.settings().value(setting) : "");
    }
    return key;
  }
}
