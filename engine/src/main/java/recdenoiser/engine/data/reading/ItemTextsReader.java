package recdenoiser.engine.data.reading;

import java.io.IOException;
import java.util.Arrays;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.Genres;
import recdenoiser.engine.data.ItemTexts;

/**
 * Titles and genres of items from a file beside the actions: RecBole's atomic {@code .item}, or the
 * {@code .items.tsv} of the sample data, whose header is not typed.
 *
 * <p>The title is the column {@code movie_title}, {@code title} or {@code name}, else the first of
 * type {@code token_seq}. A {@code release_year} is appended in brackets. Genres are the column
 * {@code genres}, {@code genre}, {@code class}, {@code categories}, {@code category} or {@code
 * interest}.
 */
public final class ItemTextsReader {
  private static final String TOKENS = "token_seq";
  private static final String[] TITLE_COLUMNS = {"movie_title", "title", "name"};

  private static final String[] GENRE_COLUMNS = {
    "genres", "genre", "class", "categories", "category", "interest"
  };

  private final TokenTable items;
  private final String[] titles;
  private final String[] genres;
  private final Columns columns = new Columns();

  /**
   * @param items the items that titles are wanted of
   */
  public ItemTextsReader(TokenTable items) {
    this.items = items;
    this.titles = new String[items.size()];
    this.genres = new String[items.size()];
  }

  /**
   * Reads all lines.
   *
   * @return by item number from 0
   * @throws DataProblem if the file is not what its header says
   */
  public ItemTexts read(Lines lines) throws IOException {
    if (!lines.next()) {
      throw DataProblem.of(
          lines.source(),
          lines.source() + " is empty, expected a header and one line for each item.");
    }
    AtomicHeader header =
        AtomicHeader.matches(lines.text())
            ? AtomicHeader.parse(lines)
            : AtomicHeader.untyped(lines);
    int genre = column(header, GENRE_COLUMNS);
    int title = titleColumn(header, genre);
    while (lines.next()) {
      if (lines.start() < lines.end()) {
        columns.splitAtTabs(lines);
        header.checkCount(lines, columns);
        keep(lines, header, title, genre);
      }
    }
    return new ItemTexts(
        title == AtomicHeader.NONE ? null : number -> titles[number],
        genre == AtomicHeader.NONE ? null : number -> genres[number]);
  }

  private static int titleColumn(AtomicHeader header, int genre) {
    int named = column(header, TITLE_COLUMNS);
    int typed = header.typed(TOKENS);
    return named != AtomicHeader.NONE || typed == genre ? named : typed;
  }

  private void keep(Lines lines, AtomicHeader header, int title, int genre) {
    int item = Math.max(0, header.named("item_id"));
    int number = items.find(lines.bytes(), columns.start(item), columns.end(item));
    if (number != TokenTable.ABSENT) {
      titles[number] = withYear(text(lines, title), text(lines, header.named("release_year")));
      genres[number] = genres(text(lines, genre), header, genre);
    }
  }

  private static int column(AtomicHeader header, String[] names) {
    return Arrays.stream(names)
        .mapToInt(header::named)
        .filter(index -> index != AtomicHeader.NONE)
        .findFirst()
        .orElse(AtomicHeader.NONE);
  }

  /** Null where there is none. */
  private String text(Lines lines, int column) {
    return column == AtomicHeader.NONE || columns.isEmpty(column)
        ? null
        : lines.text(columns.start(column), columns.end(column));
  }

  private static String withYear(String title, String year) {
    if (title == null || year == null) {
      return title;
    }
    String suffix = " (" + year + ")";
    return title.endsWith(suffix) ? title : title + suffix;
  }

  private static String genres(String text, AtomicHeader header, int column) {
    if (text == null) {
      return null;
    }
    boolean tokens = header.fields().get(column).type().equals(TOKENS);
    return tokens ? Genres.ofTokens(text) : Genres.ofBars(text);
  }
}
