package recdenoiser.engine.data.importing;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.storage.ArchiveNames;

/** Finds the actions among the files of a zip. */
final class ZipEntries {
  /** Names of the files that hold the actions of published data sets. */
  private static final List<String> KNOWN =
      List.of("ratings.csv", "ratings.dat", "u.data", ".inter", "reviews", "ratings");

  private static final List<String> TEXTS =
      List.of(".csv", ".tsv", ".txt", ".dat", ".data", ".inter", ".json", ".jsonl");

  private static final int MOST_OFFERED = 1000;

  private ZipEntries() {}

  /**
   * The entry that is asked for, or the one that looks most like actions.
   *
   * @throws DataProblem if there is none, or a name in the archive leaves its folder
   */
  static ZipEntry choose(Path file, ZipFile zip, String wanted) {
    List<? extends ZipEntry> files =
        zip.stream().filter(entry -> !entry.isDirectory()).limit(100_000).toList();
    files.forEach(entry -> checkStaysInside(file, entry));
    if (!wanted.isEmpty()) {
      return files.stream()
          .filter(entry -> entry.getName().equals(wanted))
          .findFirst()
          .orElseThrow(() -> none(file, "no entry \"" + wanted + "\"", names(files)));
    }
    return files.stream()
        .filter(entry -> looksLikeText(entry.getName()))
        .min(
            Comparator.comparingInt(ZipEntries::rank)
                .thenComparing(ZipEntry::getSize, Comparator.reverseOrder()))
        .orElseThrow(() -> none(file, "no text", names(files)));
  }

  /** Names of the files that may hold actions, likelier ones first. */
  static List<String> names(ZipFile zip) {
    return zip.stream()
        .filter(entry -> !entry.isDirectory() && !entry.getName().contains("__MACOSX/"))
        .limit(MOST_OFFERED)
        .sorted(
            Comparator.comparing((ZipEntry entry) -> !looksLikeText(entry.getName()))
                .thenComparingInt(ZipEntries::rank)
                .thenComparing(ZipEntry::getName))
        .map(ZipEntry::getName)
        .toList();
  }

  private static DataProblem none(Path file, String found, String instead) {
    return DataProblem.of(
        file.toString(),
        file
            + " cannot be imported: found "
            + found
            + " in the zip, expected one of "
            + instead
            + ".");
  }

  private static String names(List<? extends ZipEntry> files) {
    String names = String.join(", ", files.stream().limit(10).map(ZipEntry::getName).toList());
    return names.isEmpty() ? "a file of actions" : names;
  }

  private static boolean looksLikeText(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return !lower.contains("__macosx/") && TEXTS.stream().anyMatch(lower::endsWith);
  }

  private static int rank(ZipEntry entry) {
    String name = entry.getName().toLowerCase(Locale.ROOT);
    for (int i = 0; i < KNOWN.size(); i++) {
      if (name.contains(KNOWN.get(i))) {
        return i;
      }
    }
    return KNOWN.size();
  }

  private static void checkStaysInside(Path file, ZipEntry entry) {
    if (ArchiveNames.climbs(entry.getName())) {
      throw DataProblem.of(
          file.toString(),
          file
              + " is refused: found the entry \""
              + entry.getName()
              + "\", expected names that stay in the archive's folder.");
    }
  }
}
