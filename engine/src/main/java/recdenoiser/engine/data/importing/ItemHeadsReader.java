package recdenoiser.engine.data.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import recdenoiser.engine.data.reading.Lines;

/** A line {@code item:}, and below it {@code user,rating,time} for each action on it. */
final class ItemHeadsReader implements RecordReader {
  private static final int PARTS = 3;

  /**
   * @param wanted not looked at: the fields are user, item, rating and time
   */
  @Override
  public void read(String source, InputStream in, List<String> wanted, RecordSink sink)
      throws IOException {
    Lines lines = new Lines(source, in);
    byte[] item = null;
    while (lines.next()) {
      String text = lines.text().strip();
      if (isHead(text)) {
        item = text.substring(0, text.length() - 1).getBytes(StandardCharsets.UTF_8);
      } else if (!text.isEmpty()) {
        record(lines.number(), text, item, sink);
      }
    }
  }

  static boolean isHead(String line) {
    return line.matches("[^,:\\s]+:");
  }

  private static void record(long line, String text, byte[] item, RecordSink sink) {
    String[] parts = text.split(",", -1);
    if (item == null || parts.length != PARTS) {
      sink.reject(
          line,
          item == null
              ? "found an action, expected a line with an item and a colon before it"
              : "found " + ColumnChoice.count(parts.length) + ", expected 3 (user, rating, time)",
          text);
      return;
    }
    Field[] fields = sink.fields();
    fields[ActionColumns.ITEM].set(item, 0, item.length);
    set(fields[ActionColumns.USER], parts[0]);
    set(fields[ActionColumns.RATING], parts[1]);
    set(fields[ActionColumns.TIME], parts[2]);
    sink.record(line);
  }

  private static void set(Field field, String text) {
    char[] chars = text.toCharArray();
    field.set(chars, 0, chars.length);
  }
}
