package recdenoiser.engine.run.library;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a library holds at one moment.
 *
 * @param entries the newest first; those whose record is damaged last
 * @param problems why a folder of runs cannot be listed, one sentence each
 */
public record LibraryState(List<LibraryEntry> entries, Map<Path, String> problems) {
  public static final LibraryState EMPTY = new LibraryState(List.of(), Map.of());

  public LibraryState {
    entries = List.copyOf(entries);
    problems = Map.copyOf(problems);
  }
}
