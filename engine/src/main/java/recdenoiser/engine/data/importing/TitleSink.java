package recdenoiser.engine.data.importing;

import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.TokenTable;

/** Keeps the titles of the items that occur. */
final class TitleSink implements RecordSink {
  private static final int ITEM = 0;
  private static final int TITLE = 1;

  private final Field[] fields = {new Field(), new Field()};
  private final TokenTable items;
  private final String[] titles;

  TitleSink(TokenTable items) {
    this.items = items;
    this.titles = new String[items.size()];
  }

  @Override
  public Field[] fields() {
    return fields;
  }

  @Override
  public void record(long line) {
    Field item = fields[ITEM];
    int number = items.find(item.bytes(), item.from(), item.to());
    if (number != TokenTable.ABSENT && !fields[TITLE].isEmpty()) {
      titles[number] = fields[TITLE].toString();
    }
  }

  /** An item without a title is shown by its name, so nothing is lost. */
  @Override
  public void reject(long line, String reason, String text) {}

  Sequences.Labels titles() {
    return number -> titles[number];
  }
}
