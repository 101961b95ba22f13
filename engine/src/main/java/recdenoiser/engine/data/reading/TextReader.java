package recdenoiser.engine.data.reading;

import java.io.IOException;
import recdenoiser.engine.data.DataProblem;

/**
 * {@code user item [timestamp]}, separated by spaces or tabs, one action a line. Ids are any
 * tokens. Times are seconds, whole or decimal. Empty lines and lines that begin with {@code #} are
 * skipped. Integers of any length are words like others.
 */
public final class TextReader implements InteractionReader {
  private static final int USER = 0;
  private static final int ITEM = 1;
  private static final int TIME = 2;

  private final Columns columns = new Columns();
  private int expected;
  private long firstLine;

  @Override
  public ReadColumns read(Lines lines, Interactions into) throws IOException {
    do {
      columns.splitAtBlanks(lines);
      if (columns.count() > 0 && lines.bytes()[columns.start(0)] != '#') {
        checkCount(lines);
        addAction(lines, into);
      }
    } while (lines.next());
    return new ReadColumns(number(USER), number(ITEM), expected > TIME ? number(TIME) : "");
  }

  private static String number(int column) {
    return Integer.toString(column + 1);
  }

  private boolean isMissing(Lines lines, int column) {
    return MissingMarkers.is(lines.bytes(), columns.start(column), columns.end(column));
  }

  private void addAction(Lines lines, Interactions into) {
    if (isMissing(lines, USER) || isMissing(lines, ITEM)) {
      into.leaveOut();
      return;
    }
    into.add(
        lines.bytes(),
        columns.start(USER),
        columns.end(USER),
        columns.start(ITEM),
        columns.end(ITEM));
    if (expected > TIME) {
      Times.add(lines, columns.start(TIME), columns.end(TIME), into);
    }
  }

  private void checkCount(Lines lines) {
    int count = columns.count();
    if (expected == 0 && (count == 2 || count == 3)) {
      expected = count;
      firstLine = lines.number();
    }
    if (count == expected) {
      return;
    }
    String found = count == 1 ? "1 column" : count + " columns";
    if (expected == 0) {
      throw DataProblem.at(
          lines.source(), lines.number(), found, "2 (user item) or 3 (user item timestamp)");
    }
    String shape =
        expected
            + (expected == 2 ? " (user item)" : " (user item timestamp)")
            + " as in line "
            + firstLine;
    if (!lines.terminated() && count < expected) {
      throw DataProblem.at(
          lines.source(),
          lines.number(),
          "a last line that is cut after " + found,
          shape + " and a line break");
    }
    throw DataProblem.at(lines.source(), lines.number(), found, shape);
  }
}
