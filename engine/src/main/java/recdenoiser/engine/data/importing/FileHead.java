package recdenoiser.engine.data.importing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.reading.Lines;

/** The first lines of a text, by which its kind is told. */
final class FileHead {
  private static final int BYTES = 2 * Lines.LONGEST_LINE;
  private static final int MOST_LINES = 2000;
  private static final int ENOUGH_LINES = 200;

  private FileHead() {}

  /**
   * Lines that hold anything, at most {@value #MOST_LINES}; a last one that may be cut only if
   * there is no other.
   *
   * @throws DataProblem if it is not UTF-8 text
   */
  static List<String> of(ImportSource source) {
    try (InputStream in = source.stream()) {
      byte[] bytes = in.readNBytes(BYTES);
      boolean whole = bytes.length < BYTES;
      List<String> head = new ArrayList<>();
      Lines lines = new Lines(source.name(), new ByteArrayInputStream(bytes));
      while (head.size() < MOST_LINES && next(lines, head.size())) {
        if (!lines.terminated() && !whole && !head.isEmpty()) {
          break;
        }
        if (!lines.text().isBlank()) {
          head.add(lines.text());
        }
      }
      if (head.isEmpty()) {
        throw DataProblem.of(
            source.name(), source.name() + " is empty, expected lines with a user and an item.");
      }
      return List.copyOf(head);
    } catch (IOException e) {
      throw ImportSource.unreadable(source.name(), e);
    }
  }

  /** What is wrong behind many good lines, the import says. */
  private static boolean next(Lines lines, int before) throws IOException {
    try {
      return lines.next();
    } catch (DataProblem e) {
      if (before < ENOUGH_LINES) {
        throw e;
      }
      return false;
    }
  }
}
