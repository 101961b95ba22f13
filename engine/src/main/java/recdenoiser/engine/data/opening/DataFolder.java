package recdenoiser.engine.data.opening;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import recdenoiser.engine.data.DataProblem;

/** Finds the actions in the folder of an unpacked data set. */
final class DataFolder {
  /** How files of actions are called, likelier ones first. */
  private static final List<String> ACTIONS =
      List.of(
          "(ratings|u)\\.(csv|dat|data)",
          ".*\\.inter",
          "(behaviors|events|interactions|totalcheckins|checkins)\\..*",
          ".*(ratings|reviews|interactions|clicks|check-?ins|behaviou?r|events|transactions"
              + "|user_log|combined_data).*");

  private static final String TEXTS =
      ".*\\.(csv|tsv|txt|dat|data|inter|json|jsonl)(\\.(gz|bz2|zst))?";
  private static final String OTHERS =
      "(readme|license|licence|movies|items?|users?|titles|tags|links|meta|genome).*|.*\\.(item|user)";

  private DataFolder() {}

  /**
   * The file that holds the actions.
   *
   * @throws DataProblem if there is none, or several are as likely
   */
  static Path actions(Path folder) {
    List<Path> files = texts(folder);
    int best = files.stream().mapToInt(DataFolder::rank).min().orElse(ACTIONS.size());
    List<Path> likeliest = files.stream().filter(file -> rank(file) == best).toList();
    if (likeliest.size() == 1) {
      return likeliest.get(0);
    }
    throw DataProblem.of(
        folder.toString(),
        folder
            + " is a folder: found "
            + (likeliest.isEmpty()
                ? "no text that may hold actions"
                : "several files that may hold actions ("
                    + String.join(
                        ", ",
                        likeliest.stream()
                            .limit(10)
                            .map(file -> file.getFileName().toString())
                            .toList())
                    + ")")
            + ", expected one; name the file.");
  }

  private static List<Path> texts(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> name(file).matches(TEXTS) && !name(file).matches(OTHERS))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw DataProblem.of(
          folder.toString(), folder + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  private static int rank(Path file) {
    return IntStream.range(0, ACTIONS.size())
        .filter(i -> name(file).matches(ACTIONS.get(i)))
        .findFirst()
        .orElse(ACTIONS.size());
  }

  private static String name(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }
}
