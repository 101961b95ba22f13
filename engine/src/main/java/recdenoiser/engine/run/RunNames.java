package recdenoiser.engine.run;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import recdenoiser.engine.config.ModelName;
import recdenoiser.engine.config.RunConfig;

/** Names run folders by time, data and model, such as {@code 2026-11-21_142301_games_sasrec}. */
final class RunNames {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd_HHmmss", Locale.ROOT);
  private static final int LONGEST_DATA_NAME = 40;

  private RunNames() {}

  /** Makes a folder that did not exist before. */
  static RunFolder create(Path runs, RunConfig config, String dataName, Clock clock)
      throws IOException {
    Files.createDirectories(runs);
    String name =
        TIME.format(LocalDateTime.now(clock))
            + "_"
            + plain(dataName)
            + "_"
            + ModelName.plain(config);
    for (int attempt = 1; ; attempt++) {
      Path path = runs.resolve(attempt == 1 ? name : name + "_" + attempt);
      try {
        return new RunFolder(Files.createDirectory(path));
      } catch (FileAlreadyExistsException e) {
        continue;
      }
    }
  }

  private static String plain(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9-]+", "-").replaceAll("^-+|-+$", "");
    String some = plain.isEmpty() ? "data" : plain;
    return some.length() <= LONGEST_DATA_NAME ? some : some.substring(0, LONGEST_DATA_NAME);
  }
}
