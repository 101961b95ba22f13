package recdenoiser.engine.data.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import recdenoiser.engine.data.reading.Columns;
import recdenoiser.engine.data.reading.Lines;

/**
 * A user and all items a line, oldest first; perhaps, behind a tab, the seconds between each item
 * and the one before it. The times are then counted from the first item of every user.
 */
final class HistoryReader implements RecordReader {
  private final boolean gaps;
  private final byte separator;
  private final Columns columns = new Columns();
  private int tab;

  /**
   * @param separator stands between items as blanks do; empty for blanks alone
   */
  HistoryReader(boolean gaps, String separator) {
    this.gaps = gaps;
    this.separator = separator.isEmpty() ? (byte) ' ' : (byte) separator.charAt(0);
  }

  /**
   * @param wanted not looked at: the fields are user, item, rating (empty) and time
   */
  @Override
  public void read(String source, InputStream in, List<String> wanted, RecordSink sink)
      throws IOException {
    Lines lines = new Lines(source, in);
    while (lines.next()) {
      if (separator != ' ') {
        blankOut(lines);
      }
      columns.splitAtBlanks(lines);
      if (columns.count() > 0) {
        String problem = record(lines, sink);
        if (problem != null) {
          sink.reject(lines.number(), problem, lines.text());
        }
      }
    }
  }

  private void blankOut(Lines lines) {
    byte[] bytes = lines.bytes();
    for (int i = lines.start(); i < lines.end(); i++) {
      if (bytes[i] == separator) {
        bytes[i] = ' ';
      }
    }
  }

  private String record(Lines lines, RecordSink sink) {
    int items = columns.count() - 1;
    if (gaps) {
      tab = tab(lines);
      items = 0;
      while (items + 1 < columns.count() && columns.start(items + 1) < tab) {
        items++;
      }
      int found = columns.count() - 1 - items;
      if (tab < 0 || (found != items && found != items - 1)) {
        return "found "
            + items
            + " items and "
            + found
            + " gaps, expected a tab and as many gaps as items, or one less";
      }
    }
    if (items == 0) {
      return "found a user alone, expected items behind it";
    }
    return gaps ? recordGaps(lines, items, sink) : recordItems(lines, items, sink);
  }

  private String recordItems(Lines lines, int items, RecordSink sink) {
    for (int i = 1; i <= items; i++) {
      fill(lines, i, sink);
      sink.record(lines.number());
    }
    return null;
  }

  private String recordGaps(Lines lines, int items, RecordSink sink) {
    int gapCount = columns.count() - 1 - items;
    long[] times = new long[items];
    long time = 0;
    for (int i = 0; i < items; i++) {
      int gap = i - (items - gapCount);
      if (gap >= 0) {
        int column = 1 + items + gap;
        String text = lines.text(columns.start(column), columns.end(column));
        if (!text.matches("\\d{1,15}")) {
          return "found the gap \"" + text + "\", expected whole seconds";
        }
        time += gap == 0 && gapCount == items ? 0 : Long.parseLong(text);
      }
      times[i] = time;
    }
    for (int i = 1; i <= items; i++) {
      fill(lines, i, sink);
      byte[] digits = Long.toString(times[i - 1]).getBytes(StandardCharsets.US_ASCII);
      sink.fields()[ActionColumns.TIME].set(digits, 0, digits.length);
      sink.record(lines.number());
    }
    return null;
  }

  private void fill(Lines lines, int item, RecordSink sink) {
    Field[] fields = sink.fields();
    fields[ActionColumns.USER].set(lines.bytes(), columns.start(0), columns.end(0));
    fields[ActionColumns.ITEM].set(lines.bytes(), columns.start(item), columns.end(item));
  }

  private static int tab(Lines lines) {
    for (int i = lines.start(); i < lines.end(); i++) {
      if (lines.bytes()[i] == '\t') {
        return i;
      }
    }
    return -1;
  }
}
