package recdenoiser.engine.data.importing;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharsetDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import recdenoiser.engine.data.DataProblem;

/**
 * Columns between separators, quoted ({@link FileLayout.Format#CSV}) or not, split by FastCSV. The
 * first line says how many columns there are.
 */
final class DelimitedReader implements RecordReader {
  /** No text that is read holds it: nothing is a quote in text that knows none. */
  private static final char NO_QUOTE = '\u0001';

  private static final int MOST_COLUMNS = 4096;

  private final FileLayout layout;
  private final CharsetDecoder decoder;

  /**
   * @param decoder refuses what it does not understand
   */
  DelimitedReader(FileLayout layout, CharsetDecoder decoder) {
    this.layout = layout;
    this.decoder = decoder;
  }

  @Override
  public void read(String source, InputStream in, List<String> columns, RecordSink sink)
      throws IOException {
    Handler handler = new Handler(source, columns, sink);
    try (CsvReader<Boolean> reader =
        CsvReader.builder()
            .fieldSeparator(layout.separator())
            .quoteCharacter(layout.format() == FileLayout.Format.CSV ? '"' : NO_QUOTE)
            .maxBufferSize(LONGEST_RECORD)
            .skipEmptyLines(true)
            .allowMissingFields(true)
            .allowExtraFields(true)
            .detectBomHeader(false)
            .build(handler, new InputStreamReader(in, decoder))) {
      for (Boolean record : reader) {
        if (record) {
          handler.deliver();
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CsvParseException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      if (e.getCause() instanceof DataProblem cause) {
        throw cause;
      }
      throw DataProblem.at(
          source,
          handler.line(),
          "a record of more than "
              + String.format(Locale.ROOT, "%,d", LONGEST_RECORD)
              + " characters",
          "one action on each line; perhaps a quote is never closed");
    }
  }

  private final class Handler extends AbstractBaseCsvCallbackHandler<Boolean> {
    private final String source;
    private final List<String> columns;
    private final RecordSink sink;
    private int[] wanted;
    private int expected;
    private String[] names = new String[0];
    private final StringBuilder text = new StringBuilder();
    private int count;

    Handler(String source, List<String> columns, RecordSink sink) {
      this.source = source;
      this.columns = columns;
      this.sink = sink;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
      count = 0;
      text.setLength(0);
      if (wanted != null) {
        for (Field field : sink.fields()) {
          field.clear();
        }
      }
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
      count = index + 1;
      if (wanted == null) {
        keepName(index, new String(buffer, offset, length));
        return;
      }
      if (index < wanted.length && wanted[index] >= 0) {
        sink.fields()[wanted[index]].set(buffer, offset, length);
      }
      if (count != expected && text.length() < 200) {
        text.append(index == 0 ? "" : layout.separator()).append(buffer, offset, length);
      }
    }

    private void keepName(int index, String name) {
      if (index >= MOST_COLUMNS) {
        throw DataProblem.at(
            source, 1, "more than " + MOST_COLUMNS + " columns", "a line for each action");
      }
      if (index >= names.length) {
        names = Arrays.copyOf(names, Math.max(8, 2 * names.length));
      }
      names[index] = name;
    }

    @Override
    protected Boolean buildRecord() {
      return count > 0;
    }

    /** Where the record that is being read begins. */
    long line() {
      return Math.max(1, getStartingLineNumber());
    }

    /** After the record was split, in the order of the lines. */
    void deliver() {
      if (wanted == null) {
        begin();
        if (layout.header()) {
          return;
        }
      }
      if (count == expected) {
        sink.record(getStartingLineNumber());
      } else {
        sink.reject(
            getStartingLineNumber(),
            "found "
                + ColumnChoice.count(count)
                + ", expected "
                + expected
                + " as in the first line",
            text.toString());
      }
    }

    private void begin() {
      names = Arrays.copyOf(names, count);
      expected = count;
      if (names[0].startsWith("\uFEFF")) {
        names[0] = names[0].substring(1);
      }
      wanted = ColumnChoice.of(source, columns, names, layout.header());
      if (!layout.header()) {
        for (int i = 0; i < count; i++) {
          if (wanted[i] >= 0) {
            char[] chars = names[i].toCharArray();
            sink.fields()[wanted[i]].set(chars, 0, chars.length);
          }
        }
      }
    }
  }
}
