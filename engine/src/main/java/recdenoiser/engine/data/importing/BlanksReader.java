package recdenoiser.engine.data.importing;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import recdenoiser.engine.data.reading.Columns;
import recdenoiser.engine.data.reading.Lines;

/**
 * Columns between any number of spaces and tabs. Empty lines and lines that begin with {@code #}
 * are passed over.
 */
final class BlanksReader implements RecordReader {
  private final boolean header;
  private final Columns columns = new Columns();
  private int[] wanted;

  BlanksReader(boolean header) {
    this.header = header;
  }

  @Override
  public void read(String source, InputStream in, List<String> names, RecordSink sink)
      throws IOException {
    Lines lines = new Lines(source, in);
    while (lines.next()) {
      columns.splitAtBlanks(lines);
      if (columns.count() > 0 && lines.bytes()[columns.start(0)] != '#') {
        boolean first = wanted == null;
        if (first) {
          wanted = ColumnChoice.of(source, names, texts(lines), header);
        }
        if (!first || !header) {
          record(lines, sink);
        }
      }
    }
  }

  private String[] texts(Lines lines) {
    String[] texts = new String[columns.count()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = lines.text(columns.start(i), columns.end(i));
    }
    return texts;
  }

  private void record(Lines lines, RecordSink sink) {
    if (columns.count() != wanted.length) {
      sink.reject(
          lines.number(),
          "found "
              + ColumnChoice.count(columns.count())
              + ", expected "
              + wanted.length
              + " as in the first line"
              + (lines.terminated() ? "" : ", and a line break"),
          lines.text());
      return;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i] >= 0) {
        sink.fields()[wanted[i]].set(lines.bytes(), columns.start(i), columns.end(i));
      }
    }
    sink.record(lines.number());
  }
}
