package recdenoiser.engine.data.reading;

import java.io.IOException;
import recdenoiser.engine.data.DataProblem;

/**
 * RecBole's atomic {@code .inter}: a typed header, then one action a line, columns in any order and
 * separated by tabs. Read are {@code user_id:token} (or {@code session_id:token}), {@code
 * item_id:token} and, where it exists, {@code timestamp:float}; every other column is ignored.
 */
public final class AtomicReader implements InteractionReader {
  private final Columns columns = new Columns();

  @Override
  public ReadColumns read(Lines lines, Interactions into) throws IOException {
    AtomicHeader header = AtomicHeader.parse(lines);
    int user =
        required(lines, header, "user_id:token", header.find("token", "user_id", "session_id"));
    int item = required(lines, header, "item_id:token", header.find("token", "item_id"));
    int time = header.find("float", "timestamp");
    while (lines.next()) {
      if (lines.start() < lines.end()) {
        columns.splitAtTabs(lines);
        header.checkCount(lines, columns);
        checkFilled(lines, user, "user id");
        checkFilled(lines, item, "item id");
        if (isMissing(lines, user) || isMissing(lines, item)) {
          into.leaveOut();
          continue;
        }
        into.add(
            lines.bytes(),
            columns.start(user),
            columns.end(user),
            columns.start(item),
            columns.end(item));
        if (time != AtomicHeader.NONE) {
          Times.add(lines, columns.start(time), columns.end(time), into);
        }
      }
    }
    return new ReadColumns(header.name(user), header.name(item), header.name(time));
  }

  private static int required(Lines lines, AtomicHeader header, String column, int index) {
    if (index == AtomicHeader.NONE) {
      throw DataProblem.at(
          lines.source(),
          lines.number(),
          "a header of " + header.size() + " columns without " + column,
          "that column");
    }
    return index;
  }

  private boolean isMissing(Lines lines, int column) {
    return MissingMarkers.is(lines.bytes(), columns.start(column), columns.end(column));
  }

  private void checkFilled(Lines lines, int column, String what) {
    if (columns.isEmpty(column)) {
      throw DataProblem.at(lines.source(), lines.number(), "an empty " + what, "a token");
    }
  }
}
