package recdenoiser.app.attention;

import java.nio.file.Path;
import java.util.List;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.run.library.LibraryEntry;

/**
 * A run that can be looked into.
 *
 * @param name as the library shows it
 */
public record RunChoice(String name, Path folder) {
  private static final Texts TEXTS = Texts.bundle("attention");

  /** Those of a library whose record can be read, in its order. */
  public static List<RunChoice> of(List<LibraryEntry> entries) {
    return entries.stream().filter(LibraryEntry::readable).map(RunChoice::of).toList();
  }

  /** By the name that a person gave it; otherwise by when it was made, of what model and data. */
  public static RunChoice of(LibraryEntry entry) {
    boolean named = !entry.about().name().isEmpty() || !entry.readable();
    String name =
        named ? entry.title() : TEXTS.get("run", entry.title(), entry.model(), entry.data());
    return new RunChoice(name, entry.path());
  }
}
