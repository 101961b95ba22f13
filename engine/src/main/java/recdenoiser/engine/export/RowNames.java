package recdenoiser.engine.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import recdenoiser.engine.data.Sequences;

/**
 * Which row of a table belongs to whom, as tab-separated text with a line of names. Rows count from
 * 0; row 0 is nobody's.
 */
final class RowNames {
  private RowNames() {}

  /** {@code row, id}, and {@code title} where the data have titles. */
  static void writeItems(Sequences data, OutputStream out) throws IOException {
    Writer lines = lines(out);
    lines.write(data.hasTitles() ? "row\tid\ttitle\n" : "row\tid\n");
    for (int item = 1; item <= data.itemCount(); item++) {
      lines.write(item + "\t" + oneField(data.itemToken(item)));
      if (data.hasTitles()) {
        String title = data.itemTitle(item);
        lines.write("\t" + (title == null ? "" : oneField(title)));
      }
      lines.write('\n');
    }
    lines.flush();
  }

  /** {@code row, id}. */
  static void writeUsers(Sequences data, OutputStream out) throws IOException {
    Writer lines = lines(out);
    lines.write("row\tid\n");
    for (int user = 0; user < data.userCount(); user++) {
      lines.write((user + 1) + "\t" + oneField(data.userLabel(user)) + "\n");
    }
    lines.flush();
  }

  static Writer lines(OutputStream out) {
    return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  static String oneField(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
