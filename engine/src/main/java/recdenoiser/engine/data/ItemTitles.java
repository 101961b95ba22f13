package recdenoiser.engine.data;

import java.io.IOException;
import java.util.Arrays;

/**
 * Titles of items from a file beside the actions: RecBole's atomic {@code .item}, or the {@code
 * .items.tsv} of the sample data, whose header is not typed.
 *
 * <p>The title is the column {@code movie_title}, {@code title} or {@code name}, else the first of
 * type {@code token_seq}. A {@code release_year} is appended in brackets.
 */
final class ItemTitles {
  private static final String[] TITLE_COLUMNS = {"movie_title", "title", "name"};

  private final TokenTable items;
  private final String[] titles;
  private final Columns columns = new Columns();

  /**
   * @param items the items that titles are wanted of
   */
  ItemTitles(TokenTable items) {
    this.items = items;
    this.titles = new String[items.size()];
  }

  /**
   * Reads all titles.
   *
   * @return by item number from 0, null where an item has none; or null if the file has no column
   *     of titles
   */
  Sequences.Labels read(Lines lines) throws IOException {
    if (!lines.next()) {
      throw DataProblem.of(
          lines.source(),
          lines.source() + " is empty, expected a header and one line for each item.");
    }
    AtomicHeader header =
        AtomicHeader.matches(lines.text())
            ? AtomicHeader.parse(lines)
            : AtomicHeader.untyped(lines);
    int item = Math.max(0, header.named("item_id"));
    int title = titleColumn(header);
    int year = header.named("release_year");
    if (title == AtomicHeader.NONE) {
      return null;
    }
    while (lines.next()) {
      if (lines.start() < lines.end()) {
        columns.splitAtTabs(lines);
        header.checkCount(lines, columns);
        keep(lines, item, title, year);
      }
    }
    return number -> titles[number];
  }

  private static int titleColumn(AtomicHeader header) {
    return Arrays.stream(TITLE_COLUMNS)
        .map(header::named)
        .filter(index -> index != AtomicHeader.NONE)
        .findFirst()
        .orElseGet(() -> header.typed("token_seq"));
  }

  private void keep(Lines lines, int item, int title, int year) {
    int number = items.find(lines.bytes(), columns.start(item), columns.end(item));
    if (number != TokenTable.ABSENT && !columns.isEmpty(title)) {
      String text = lines.text(columns.start(title), columns.end(title));
      titles[number] = year == AtomicHeader.NONE ? text : withYear(text, lines, year);
    }
  }

  private String withYear(String title, Lines lines, int column) {
    String year = lines.text(columns.start(column), columns.end(column));
    String suffix = " (" + year + ")";
    return year.isEmpty() || title.endsWith(suffix) ? title : title + suffix;
  }
}
