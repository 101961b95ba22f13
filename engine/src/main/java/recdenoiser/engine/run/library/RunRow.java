package recdenoiser.engine.run.library;

import java.nio.file.Path;
import java.util.List;

/**
 * One line of the table of runs: a run, or several that are counted together.
 *
 * @param runs at least one
 * @param together whether the line is of a group, also of one run only
 * @param differs in what they differ from the others that are shown, see {@link RunDifferences}
 */
public record RunRow(List<LibraryEntry> runs, boolean together, String differs) {

  public RunRow {
    runs = List.copyOf(runs);
  }

  public LibraryEntry first() {
    return runs.get(0);
  }

  public List<Path> paths() {
    return runs.stream().map(LibraryEntry::path).toList();
  }

  /** How many seeds there are in it. */
  public int seeds() {
    return (int)
        runs.stream()
            .filter(LibraryEntry::readable)
            .map(run -> run.settings().value(RunSettings.SEED))
            .distinct()
            .count();
  }

  /** What tells it from the others in a legend: its given name, or its model and differences. */
  public String label() {
    LibraryEntry run = first();
    if (!together && !run.about().name().isEmpty()) {
      return run.about().name();
    }
    if (!run.readable()) {
      return run.title();
    }
    return differs.isEmpty() ? run.model() : run.model() + " · " + differs;
  }
}
