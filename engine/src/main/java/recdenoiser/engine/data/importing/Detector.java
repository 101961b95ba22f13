package recdenoiser.engine.data.importing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.importing.FileLayout.Format;

/** Finds out from the first lines of a file how it is to be understood. */
final class Detector {
  private static final List<String> SEPARATORS = List.of("::", "\t", ",", ";", "|");
  private static final Pattern KEY =
      Pattern.compile("u?[\"'](\\w+)[\"']\\s*:\\s*(u?[\"'][^\"']*|[-+.\\deE]+)?");
  private static final String ASIN = "[0-9A-Z]{10}";
  private static final String AMAZON_USER = "A[0-9A-Z]{9,}";

  private final String source;
  private final String entry;
  private final List<String> lines;

  private Detector(ImportSource source) {
    this.source = source.name();
    this.entry = source.entryName();
    this.lines = FileHead.of(source);
  }

  /**
   * The likeliest plan.
   *
   * @throws DataProblem if the text is of no kind that can be imported
   */
  static ImportPlan plan(ImportSource source) {
    return new Detector(source).plan();
  }

  private ImportPlan plan() {
    String first = lines.get(0).strip();
    if (first.startsWith("{")) {
      return records();
    }
    if (first.startsWith("[") || first.startsWith("<")) {
      throw DataProblem.at(
          source, 1, "\"" + shortened(first) + "\"", "one record a line, or columns");
    }
    if (all(Detector::hasGaps)) {
      return plan(
          FileLayout.of(Format.HISTORIES_WITH_GAPS),
          new ActionColumns("", "", "", ""),
          TimeNotation.SECONDS);
    }
    for (String separator : SEPARATORS) {
      if (first.contains(separator) && sameCount(separator)) {
        return columns(separator);
      }
    }
    return blanks();
  }

  private ImportPlan plan(FileLayout layout, ActionColumns columns, TimeNotation times) {
    return new ImportPlan(entry, layout, columns, times);
  }

  private ImportPlan records() {
    boolean python = lines.get(0).strip().matches("(?s)\\{\\s*u?'.*");
    Map<String, String> values = new HashMap<>();
    for (String line : lines) {
      for (Matcher key = KEY.matcher(line); key.find(); ) {
        values.putIfAbsent(key.group(1), key.group(2) == null ? "" : unquoted(key.group(2)));
      }
    }
    ActionColumns columns = KnownNames.find(List.copyOf(values.keySet()));
    if (columns.user().isEmpty() || columns.item().isEmpty()) {
      throw DataProblem.at(
          source,
          1,
          "a record of " + String.join(", ", values.keySet().stream().sorted().limit(20).toList()),
          "a user such as reviewerID, user_id or username and an item such as asin or product_id");
    }
    return plan(
        FileLayout.of(python ? Format.PYTHON_RECORDS : Format.JSON_LINES),
        columns,
        TimeGuess.of(List.of(values.getOrDefault(columns.time(), ""))));
  }

  private static String unquoted(String value) {
    return value.replaceFirst("^u?[\"']", "");
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
    return cells(line, separator).length;
  }

  /** Good enough for a look: quotes are taken off, and separators within them count as text. */
  private static String[] cells(String line, String separator) {
    String outside =
        separator.equals(",") || separator.equals(";") || separator.equals("\t")
            ? Pattern.compile("\"[^\"]*\"")
                .matcher(line)
                .replaceAll(
                    quoted ->
                        Matcher.quoteReplacement(
                            quoted.group().replace("\"", "").replace(separator, "_")))
            : line;
    String[] cells = outside.split(Pattern.quote(separator), -1);
    return Arrays.stream(cells).map(String::strip).toArray(String[]::new);
  }

  private ImportPlan columns(String separator) {
    List<String[]> rows = lines.stream().map(line -> cells(line, separator)).toList();
    boolean header = hasHeader(rows);
    boolean quoted =
        separator.equals(",") || separator.equals(";") || lines.get(0).startsWith("\"");
    FileLayout layout = new FileLayout(quoted ? Format.CSV : Format.TEXT, separator, header);
    return byRows(layout, rows);
  }

  private ImportPlan byRows(FileLayout layout, List<String[]> rows) {
    List<String[]> data = layout.header() && rows.size() > 1 ? rows.subList(1, rows.size()) : rows;
    ActionColumns columns =
        layout.header()
            ? KnownNames.find(Arrays.stream(rows.get(0)).map(ColumnChoice::plain).toList())
            : new ActionColumns("", "", "", "");
    if (columns.user().isEmpty() || columns.item().isEmpty()) {
      columns = byPosition(data, rows.get(0).length);
    }
    return plan(layout, columns, times(layout, columns, rows.get(0), data));
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
            && Arrays.stream(rows.get(1)).anyMatch(cell -> cell.matches("[-+]?\\d+(\\.\\d+)?"));
    return known || (words && numbersBelow);
  }

  /** Without names: the user, the item, and what looks like a rating and a time. */
  private ActionColumns byPosition(List<String[]> rows, int count) {
    if (count < 2) {
      throw DataProblem.at(source, 1, "1 column", "a user and an item, and perhaps a time");
    }
    boolean itemFirst = matches(rows, 0, ASIN) && matches(rows, 1, AMAZON_USER);
    String rating = "";
    String time = "";
    for (int column = 2; column < count; column++) {
      if (rating.isEmpty() && count > 2 && isRating(rows, column)) {
        rating = Integer.toString(column + 1);
      } else if (time.isEmpty() && TimeGuess.isTime(rows, column)) {
        time = Integer.toString(column + 1);
      }
    }
    return new ActionColumns(itemFirst ? "2" : "1", itemFirst ? "1" : "2", rating, time);
  }

  private static boolean matches(List<String[]> rows, int column, String pattern) {
    return rows.stream().allMatch(row -> column < row.length && row[column].matches(pattern));
  }

  /** From 0 to 10 in halves, and not always 0. */
  private static boolean isRating(List<String[]> rows, int column) {
    return matches(rows, column, "\\d{1,2}(\\.[05]0*)?")
        && rows.stream().allMatch(row -> Double.parseDouble(row[column]) <= 10)
        && rows.stream().anyMatch(row -> Double.parseDouble(row[column]) > 0);
  }

  private ImportPlan blanks() {
    List<String[]> rows =
        lines.stream()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.strip().split("[ \t]+"))
            .toList();
    if (rows.isEmpty() || rows.get(0).length < 2) {
      throw DataProblem.at(
          source,
          1,
          "\"" + shortened(lines.get(0)) + "\"",
          "a user and an item, and perhaps a time or more items");
    }
    long shape = rows.stream().filter(row -> row.length == rows.get(0).length).count();
    boolean columns = rows.get(0).length <= 4 && shape >= 0.8 * rows.size();
    if (!columns) {
      return plan(
          FileLayout.of(Format.HISTORIES), new ActionColumns("", "", "", ""), TimeNotation.SECONDS);
    }
    return byRows(new FileLayout(Format.TEXT, FileLayout.BLANKS, hasHeader(rows)), rows);
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
