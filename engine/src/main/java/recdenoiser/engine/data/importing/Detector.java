package recdenoiser.engine.data.importing;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.importing.FileLayout.Format;

/** Finds out from the first lines of a file how it is to be understood. */
final class Detector {
  private static final List<String> SEPARATORS = List.of("::", "\t", ",", ";", "|");
  private static final ActionColumns NO_COLUMNS = new ActionColumns("", "", "", "");
  private static final String NUMBER = "[-+]?\\d+(\\.\\d*)?([eE][-+]?\\d+)?";
  private static final String ASIN = "[0-9A-Z]{10}";
  private static final String AMAZON_USER = "A[0-9A-Z]{9,}";

  /** User, item, rating and time. */
  private static final int MOST_PARTS = 4;

  /** Fewer rows may count up by chance. */
  private static final int LEAST_RUNNING = 5;

  private static final int ENOUGH_TO_TELL = 20;

  private final String source;
  private final String entry;
  private final List<String> lines;
  private final FirstRecords records;

  /**
   * Reads the first lines.
   *
   * @throws DataProblem if there are none, or they are no text
   */
  Detector(ImportSource source) {
    this.source = source.name();
    this.entry = source.entryName();
    this.lines = FileHead.of(source);
    this.records = new FirstRecords(lines);
  }

  /**
   * The likeliest plan.
   *
   * @throws DataProblem if the text is of no kind that can be imported
   */
  static ImportPlan plan(ImportSource source) {
    return new Detector(source).plan();
  }

  /**
   * The likeliest plan.
   *
   * @throws DataProblem if the text is of no kind that can be imported
   */
  ImportPlan plan() {
    String first = first();
    if (first.startsWith("{")) {
      return recordPlan();
    }
    if (first.startsWith("[") || first.startsWith("<")) {
      throw DataProblem.at(
          source, 1, "\"" + shortened(first) + "\"", "one record a line, or columns");
    }
    if (all(Detector::hasGaps)) {
      return plan(FileLayout.of(Format.HISTORIES_WITH_GAPS), NO_COLUMNS, TimeNotation.SECONDS);
    }
    for (String separator : SEPARATORS) {
      if (first.contains(separator) && sameCount(separator)) {
        return columns(separator);
      }
    }
    return blanks();
  }

  FirstRecords records() {
    return records;
  }

  /** The likeliest columns where it is known how records lie; those not found are empty. */
  ImportPlan plan(FileLayout layout) {
    return switch (layout.format()) {
      case JSON_LINES, PYTHON_RECORDS -> byKeys(layout, records.values());
      case HISTORIES, HISTORIES_WITH_GAPS -> plan(layout, NO_COLUMNS, TimeNotation.SECONDS);
      case TEXT, CSV -> {
        List<String[]> rows = records.rows(layout.separator());
        yield rows.isEmpty() || rows.get(0).length < 2
            ? plan(layout, new ActionColumns("1", "2", "", ""), TimeNotation.SECONDS)
            : byRows(layout, rows);
      }
    };
  }

  /** How the times in a column are written, by those of the first lines. */
  TimeNotation times(FileLayout layout, String column) {
    if (layout.format() == Format.JSON_LINES || layout.format() == Format.PYTHON_RECORDS) {
      return TimeGuess.of(List.of(records.values().getOrDefault(column, "")));
    }
    List<String[]> rows = records.rows(layout.separator());
    ActionColumns columns = new ActionColumns("", "", "", column);
    return times(layout, columns, rows.get(0), FirstRecords.below(layout, rows));
  }

  /** Whether every line is {@code user item} or {@code user item time}, and nothing else. */
  boolean isPlainActions() {
    if (Stream.of("::", ",", ";", "|").anyMatch(first()::contains)) {
      return false;
    }
    List<String[]> rows = records.rows(FileLayout.BLANKS);
    if (rows.isEmpty() || rows.get(0).length < 2 || rows.get(0).length > 3 || hasHeader(rows)) {
      return false;
    }
    int count = rows.get(0).length;
    long shape = rows.stream().filter(row -> row.length == count).count();
    List<String[]> alike = rows.stream().filter(row -> row.length == count).toList();
    return shape >= 0.5 * rows.size()
        && (count == 2 || (!isRating(alike, 2) && matches(alike, 2, NUMBER)));
  }

  /** Whether the first line is a user and more items than an action has parts. */
  boolean isHistories() {
    Format format = plan().layout().format();
    boolean gaps = format == Format.HISTORIES_WITH_GAPS;
    return gaps || (format == Format.HISTORIES && first().split("[ \t]+").length > MOST_PARTS);
  }

  private ImportPlan plan(FileLayout layout, ActionColumns columns, TimeNotation times) {
    return new ImportPlan(entry, layout, columns, times);
  }

  /** Where nothing is recognised: something to begin the corrections with. */
  FileLayout unknown() {
    return first().startsWith("{")
        ? FileLayout.of(notation())
        : new FileLayout(Format.CSV, ",", false);
  }

  private Format notation() {
    return first().matches("(?s)\\{\\s*u?'.*") ? Format.PYTHON_RECORDS : Format.JSON_LINES;
  }

  private ImportPlan recordPlan() {
    Map<String, String> values = records.values();
    ImportPlan plan = byKeys(FileLayout.of(notation()), values);
    ActionColumns columns = plan.columns();
    if (columns.user().isEmpty() || columns.item().isEmpty()) {
      throw DataProblem.at(
          source,
          1,
          "a record of " + String.join(", ", values.keySet().stream().sorted().limit(20).toList()),
          "a user such as reviewerID, user_id or username and an item such as asin or product_id");
    }
    return plan;
  }

  private ImportPlan byKeys(FileLayout layout, Map<String, String> values) {
    ActionColumns columns = KnownNames.find(List.copyOf(values.keySet()));
    return plan(layout, columns, TimeGuess.of(List.of(values.getOrDefault(columns.time(), ""))));
  }

  private String first() {
    return lines.get(0).strip();
  }

  private boolean all(Predicate<String> test) {
    return lines.stream().allMatch(test);
  }

  private static boolean hasGaps(String line) {
    String[] parts = line.split("\t", -1);
    if (parts.length != 2) {
      return false;
    }
    int items = parts[0].strip().split(" +").length - 1;
    String[] gaps = parts[1].strip().split(" +");
    boolean numbers = Arrays.stream(gaps).allMatch(gap -> gap.matches("\\d{0,15}"));
    int count = parts[1].isBlank() ? 0 : gaps.length;
    return numbers && items >= 1 && (count == items || count == items - 1);
  }

  private boolean sameCount(String separator) {
    long expected = count(lines.get(0), separator);
    long same = lines.stream().filter(line -> count(line, separator) == expected).count();
    return same >= 0.5 * lines.size();
  }

  private static long count(String line, String separator) {
    return FirstRecords.cells(line, separator).length;
  }

  private ImportPlan columns(String separator) {
    List<String[]> rows = records.rows(separator);
    boolean header = hasHeader(rows);
    boolean quoted =
        separator.equals(",") || separator.equals(";") || lines.get(0).startsWith("\"");
    FileLayout layout = new FileLayout(quoted ? Format.CSV : Format.TEXT, separator, header);
    return byRows(layout, rows);
  }

  private ImportPlan byRows(FileLayout layout, List<String[]> rows) {
    List<String[]> data = whole(FirstRecords.below(layout, rows), rows.get(0).length);
    ActionColumns columns = layout.header() ? byNames(rows.get(0), data) : NO_COLUMNS;
    if (columns.user().isEmpty() || columns.item().isEmpty()) {
      columns = byPosition(data, rows.get(0).length);
    }
    return plan(layout, columns, times(layout, columns, rows.get(0), data));
  }

  /** A name alone is weak evidence: its column must hold something, and a time must be one. */
  private static ActionColumns byNames(String[] header, List<String[]> data) {
    List<String> names = Arrays.stream(header).map(ColumnChoice::plain).toList();
    ActionColumns named =
        KnownNames.find(names, name -> !isMostlyMissing(values(data, names.indexOf(name))));
    return new ActionColumns(
        named.user(), named.item(), named.rating(), timeByName(names, data, named.time()));
  }

  /** Of columns called like a time: one with plausible dates, of those the finest. */
  private static String timeByName(List<String> names, List<String[]> data, String named) {
    String best = named;
    int fineness = -1;
    for (String name : KnownNames.times(names)) {
      List<String> values = values(data, names.indexOf(name));
      TimeNotation notation = TimeGuess.plausible(values);
      if (notation != null && TimeGuess.fineness(notation, values) > fineness) {
        best = name;
        fineness = TimeGuess.fineness(notation, values);
      }
    }
    return best;
  }

  private static List<String> values(List<String[]> rows, int column) {
    return rows.stream().filter(row -> column < row.length).map(row -> row[column]).toList();
  }

  private static boolean isMostlyMissing(List<String> values) {
    return 2 * values.stream().filter(MissingMarkers::is).count() > values.size();
  }

  /** Those that have as many cells as the first line; one that is broken says nothing of others. */
  private static List<String[]> whole(List<String[]> rows, int count) {
    List<String[]> whole = rows.stream().filter(row -> row.length == count).toList();
    return whole.isEmpty() ? rows : whole;
  }

  private TimeNotation times(
      FileLayout layout, ActionColumns columns, String[] names, List<String[]> data) {
    int[] choice = ColumnChoice.of(source, columns.inOrder(), names, layout.header());
    for (int i = 0; i < choice.length; i++) {
      if (choice[i] == ActionColumns.TIME) {
        int column = i;
        return TimeGuess.of(
            data.stream().filter(row -> column < row.length).map(row -> row[column]).toList());
      }
    }
    return TimeNotation.SECONDS;
  }

  private static boolean hasHeader(List<String[]> rows) {
    String[] first = rows.get(0);
    ActionColumns named = KnownNames.find(Arrays.stream(first).map(ColumnChoice::plain).toList());
    boolean known = !named.user().isEmpty() && !named.item().isEmpty();
    boolean words =
        Arrays.stream(first).noneMatch(cell -> cell.matches(".*\\d.*") || cell.isEmpty());
    boolean numbersBelow =
        rows.size() > 1
            && Arrays.stream(rows.get(1))
                .anyMatch(
                    cell -> cell.matches("[-+]?\\d+(\\.\\d+)?") || cell.matches(TimeGuess.DATE));
    return known || (words && numbersBelow);
  }

  /** Without names: the user, the item, and what looks like a rating and a time. */
  private ActionColumns byPosition(List<String[]> rows, int count) {
    if (count < 2) {
      throw DataProblem.at(source, 1, "1 column", "a user and an item, and perhaps a time");
    }
    List<Integer> all = IntStream.range(0, count).boxed().toList();
    int time = time(rows, all);
    if (KnownShapes.isImpressions(rows, count, time + 1)) {
      throw DataProblem.at(
          source,
          1,
          "impressions with a history (number, user, time, history, shown)",
          "one action a line; write a line of user, item and time for each item of the histories");
    }
    ActionColumns known = KnownShapes.find(rows, count, time + 1);
    if (known != null) {
      return known;
    }
    List<Integer> ids = all.stream().filter(c -> c != time && canBeId(rows, c)).toList();
    if (ids.size() < 2) {
      ids = all.stream().filter(c -> c != time).toList();
    }
    if (ids.size() < 2) {
      return new ActionColumns("1", "2", "", "");
    }
    if (ids.size() > 2 && isRunningNumber(rows, ids.get(0))) {
      ids = ids.subList(1, ids.size());
    }
    int first = ids.get(0);
    int second = ids.get(1);
    boolean itemFirst = matches(rows, first, ASIN) && matches(rows, second, AMAZON_USER);
    String rating =
        all.stream()
            .filter(c -> c != time && c != first && c != second && isRating(rows, c))
            .findFirst()
            .map(Detector::number)
            .orElse("");
    return new ActionColumns(
        number(itemFirst ? second : first),
        number(itemFirst ? first : second),
        rating,
        time < 0 ? counter(rows, Math.max(first, second) + 1, count, rating) : number(time));
  }

  /** The column with plausible dates, the finest of several; -1 if there is none. */
  private static int time(List<String[]> rows, List<Integer> columns) {
    int best = -1;
    int fineness = -1;
    for (int column : columns) {
      List<String> values = values(rows, column);
      TimeNotation notation = TimeGuess.plausible(values);
      if (notation != null && TimeGuess.fineness(notation, values) > fineness) {
        best = column;
        fineness = TimeGuess.fineness(notation, values);
      }
    }
    return best;
  }

  /** Without dates: the last column, if it alone is left and counts in whole numbers. */
  private static String counter(List<String[]> rows, int from, int count, String rating) {
    int last = count - 1;
    boolean alone = last == from || (last == from + 1 && rating.equals(number(from)));
    boolean free = last >= from && !number(last).equals(rating);
    boolean counts =
        matches(rows, last, "\\d+") && values(rows, last).stream().distinct().count() > 1;
    return alone && free && counts ? number(last) : "";
  }

  /** No coordinate and no other decimal; {@code 17.0} is the id 17. */
  private static boolean canBeId(List<String[]> rows, int column) {
    return values(rows, column).stream()
        .noneMatch(text -> text.matches("[-+]?\\d+\\.\\d*[1-9]\\d*"));
  }

  private static boolean isRunningNumber(List<String[]> rows, int column) {
    List<String> values = values(rows, column);
    if (values.size() < LEAST_RUNNING || !matches(rows, column, "\\d{1,15}")) {
      return false;
    }
    long start = Long.parseLong(values.get(0));
    return IntStream.range(0, values.size())
        .allMatch(i -> Long.parseLong(values.get(i)) == start + i);
  }

  private static String number(int column) {
    return Integer.toString(column + 1);
  }

  private static boolean matches(List<String[]> rows, int column, String pattern) {
    return rows.stream().allMatch(row -> column < row.length && row[column].matches(pattern));
  }

  /** From 0 to 10 in halves, and not always 0; two values alone are a channel. */
  private static boolean isRating(List<String[]> rows, int column) {
    return matches(rows, column, "\\d{1,2}(\\.[05]0*)?")
        && rows.stream().allMatch(row -> Double.parseDouble(row[column]) <= 10)
        && rows.stream().anyMatch(row -> Double.parseDouble(row[column]) > 0)
        && (rows.size() < ENOUGH_TO_TELL || values(rows, column).stream().distinct().count() != 2);
  }

  private ImportPlan blanks() {
    List<String[]> rows = records.rows(FileLayout.BLANKS);
    if (rows.isEmpty() || rows.get(0).length < 2) {
      throw DataProblem.at(
          source,
          1,
          "\"" + shortened(lines.get(0)) + "\"",
          "a user and an item, and perhaps a time or more items");
    }
    long shape = rows.stream().filter(row -> row.length == rows.get(0).length).count();
    boolean columns = rows.get(0).length <= MOST_PARTS && shape >= 0.8 * rows.size();
    if (!columns) {
      return plan(FileLayout.of(Format.HISTORIES), NO_COLUMNS, TimeNotation.SECONDS);
    }
    return byRows(new FileLayout(Format.TEXT, FileLayout.BLANKS, hasHeader(rows)), rows);
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
