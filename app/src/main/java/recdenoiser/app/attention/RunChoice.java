package recdenoiser.app.attention;

import java.nio.file.Path;
import java.util.List;
import recdenoiser.engine.run.RunLibrary;

/**
 * A run that can be looked into.
 *
 * @param name as the library shows it
 */
public record RunChoice(String name, Path folder) {

  /** Those of a library whose record can be read, in its order. */
  public static List<RunChoice> of(List<RunLibrary.Entry> entries) {
    return entries.stream()
        .filter(RunLibrary.Entry::readable)
        .map(entry -> new RunChoice(entry.record().name(), entry.folder().path()))
        .toList();
  }
}
