package recdenoiser.engine.data.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A line that was left out.
 *
 * @param line counted from 1
 * @param reason "found …, expected …"
 * @param text its beginning
 */
public record RejectedLine(long line, String reason, String text) {

  /** The first ones in a file of them; none where the file is gone. */
  static List<RejectedLine> first(Path file, int most) {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return lines.skip(1).limit(most).map(RejectedLine::parsed).filter(Objects::nonNull).toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  private static RejectedLine parsed(String row) {
    String[] cells = row.split("\t", 3);
    return cells.length == 3 && cells[0].matches("\\d{1,18}")
        ? new RejectedLine(Long.parseLong(cells[0]), cells[1], cells[2])
        : null;
  }
}
