package recdenoiser.engine.data.importing;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import recdenoiser.engine.data.Genres;
import recdenoiser.engine.data.ItemTexts;
import recdenoiser.engine.data.reading.TokenTable;

/** Keeps the titles and genres of the items that occur. */
final class TextSink implements RecordSink {
  private static final int ITEM = 0;
  private static final int TITLE = 1;
  private static final int GENRES = 2;

  private final Field[] fields;
  private final TokenTable items;
  private final Companion companion;
  private final String[] titles;
  private final String[] genres;

  TextSink(TokenTable items, Companion companion) {
    this.items = items;
    this.companion = companion;
    this.fields =
        IntStream.range(0, companion.columns().size())
            .mapToObj(column -> new Field())
            .toArray(Field[]::new);
    this.titles = new String[items.size()];
    this.genres = new String[items.size()];
  }

  @Override
  public Field[] fields() {
    return fields;
  }

  @Override
  public boolean takesLists() {
    return true;
  }

  @Override
  public void record(long line) {
    Field item = fields[ITEM];
    int number = items.find(item.bytes(), item.from(), item.to());
    if (number == TokenTable.ABSENT) {
      return;
    }
    if (!fields[TITLE].isEmpty()) {
      titles[number] = fields[TITLE].toString();
    }
    if (companion.hasGenres()) {
      genres[number] = Genres.ofBars(companion.hasFlags() ? flagged() : fields[GENRES].toString());
    }
  }

  /** One column for each genre, 1 where the item is of it. */
  private String flagged() {
    return IntStream.range(GENRES, fields.length)
        .filter(column -> fields[column].toString().equals("1"))
        .mapToObj(column -> Companion.FLAGGED_GENRES.get(column - GENRES))
        .collect(Collectors.joining(Genres.SEPARATOR));
  }

  /** An item without a title is shown by its name, so nothing is lost. */
  @Override
  public void reject(long line, String reason, String text) {}

  ItemTexts texts() {
    return new ItemTexts(
        number -> titles[number], companion.hasGenres() ? number -> genres[number] : null);
  }
}
