package recdenoiser.engine.data.importing;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.Doubt;
import recdenoiser.engine.data.Doubt.Kind;
import recdenoiser.engine.data.importing.FileLayout.Format;
import recdenoiser.engine.data.reading.AtomicHeader;

/** Finds out from the first lines of a file how it is to be understood. */
final class Detector {
  private static final List<String> SEPARATORS = List.of("::", "\t", ",", ";", "|");
  private static final Set<Format> HAVE_KEYS =
      Set.of(Format.JSON_LINES, Format.JSON_LIST, Format.PYTHON_RECORDS);
  private static final ActionColumns NO_COLUMNS = new ActionColumns("", "", "", "");
  private static final ActionColumns BELOW_HEADS = new ActionColumns("1", "head", "2", "3");
  private static final String NUMBER = "[-+]?\\d+(\\.\\d*)?([eE][-+]?\\d+)?";
  private static final String ASIN = "[0-9A-Z]{10}";
  private static final String AMAZON_USER = "A[0-9A-Z]{9,}";

  /** User, item, rating and time. */
  private static final int MOST_PARTS = 4;

  private static final int ENOUGH_TO_TELL = 20;

  private final String source;
  private final String entry;
  private final boolean objectsOverLines;

  /** As the text has them, also where a quoted cell goes over several. */
  private final List<String> parted;

  private final List<String> lines;
  private final FirstRecords records;
  private final List<Doubt> doubts = new ArrayList<>();
  private String otherItem = "";

  /**
   * Reads the first lines.
   *
   * @throws DataProblem if there are none, or they are no text
   */
  Detector(ImportSource source) {
    this.source = source.name();
    this.entry = source.entryName();
    List<String> objects = JsonListHead.of(source);
    this.objectsOverLines = !objects.isEmpty();
    this.parted = objectsOverLines ? objects : FileHead.of(source);
    this.lines = objectsOverLines ? objects : QuotedRecords.joined(parted);
    this.records = new FirstRecords(lines);
  }

  /**
   * The likeliest plan, what is doubtful in it, and what is nearly as likely.
   *
   * @throws DataProblem if the text is of no kind that can be imported
   */
  static Detection detect(ImportSource source) {
    Detector detector = new Detector(source);
    return detector.with(detector.plan());
  }

  /** What the last look said, with its plan or a corrected one. */
  Detection with(ImportPlan plan) {
    return new Detection(plan, List.copyOf(doubts), otherItem);
  }

  /**
   * The likeliest plan.
   *
   * @throws DataProblem if the text is of no kind that can be imported
   */
  ImportPlan plan() {
    forget();
    String first = first();
    if (first.startsWith("{")) {
      return recordPlan();
    }
    if (first.startsWith("[") || first.startsWith("<")) {
      throw DataProblem.at(
          source, 1, "\"" + shortened(first) + "\"", "one record a line, or columns");
    }
    if (ItemHeadsReader.isHead(first) && lines.stream().anyMatch(Detector::isBelowHead)) {
      return plan(FileLayout.of(Format.ITEM_HEADS), BELOW_HEADS, TimeNotation.ISO_DATE);
    }
    if (all(Detector::hasGaps)) {
      return plan(FileLayout.of(Format.HISTORIES_WITH_GAPS), NO_COLUMNS, TimeNotation.SECONDS);
    }
    for (String separator : List.of(";", ",", "|")) {
      if (hasHistories(separator)) {
        FileLayout layout = new FileLayout(Format.HISTORIES, separator, false);
        return plan(layout, NO_COLUMNS, TimeNotation.SECONDS);
      }
    }
    for (String separator : SEPARATORS) {
      if (first.contains(separator) && sameCount(separator)) {
        return columns(separator);
      }
    }
    return blanks();
  }

  private void forget() {
    doubts.clear();
    otherItem = "";
  }

  private static boolean isBelowHead(String line) {
    return line.matches("[^,:]+,[^,:]*,\\d{4}-\\d{2}-\\d{2}.*");
  }

  /** Lines of very different lengths, each a user and items: all of them names, no sentences. */
  private boolean hasHistories(String separator) {
    List<String> names =
        Arrays.stream(FirstRecords.cells(lines.get(0), separator))
            .map(ColumnChoice::plain)
            .toList();
    long alike =
        lines.stream()
            .collect(groupingBy(line -> count(line, separator), counting()))
            .values()
            .stream()
            .mapToLong(Long::longValue)
            .max()
            .orElse(0);
    return alike < 0.8 * lines.size()
        && KnownNames.find(names).equals(NO_COLUMNS)
        && all(line -> isHistory(line, separator));
  }

  private static String[] parts(String line, String separator) {
    return line.strip().split("[ \t" + Pattern.quote(separator) + "]+");
  }

  private static boolean isHistory(String line, String separator) {
    String[] parts = parts(line, separator);
    return line.contains(separator)
        && parts.length > 1
        && !line.contains(separator + separator)
        && Arrays.stream(parts).allMatch(part -> part.matches("[\\p{L}\\p{N}_-]+"));
  }

  FirstRecords records() {
    return records;
  }

  /** The likeliest columns where it is known how records lie; those not found are empty. */
  ImportPlan plan(FileLayout layout) {
    forget();
    return switch (layout.format()) {
      case JSON_LINES, JSON_LIST, PYTHON_RECORDS -> byKeys(layout);
      case ITEM_HEADS -> plan(layout, BELOW_HEADS, TimeNotation.ISO_DATE);
      case HISTORIES, HISTORIES_WITH_GAPS -> plan(layout, NO_COLUMNS, TimeNotation.SECONDS);
      case TEXT, CSV -> {
        List<String[]> rows = records.rows(layout.separator());
        yield rows.isEmpty() || rows.get(0).length < 2
            ? plan(layout, new ActionColumns("1", "2", "", ""), TimeNotation.SECONDS)
            : byRows(layout, rows);
      }
    };
  }

  /** What separates lists among the items that a person has chosen; empty if there are none. */
  String lists(FileLayout layout, ActionColumns columns) {
    boolean table = layout.format() == Format.TEXT || layout.format() == Format.CSV;
    List<String[]> rows = table ? records.rows(layout.separator()) : List.of();
    return rows.isEmpty() || !columns.areComplete()
        ? ""
        : lists(layout, columns, rows.get(0), FirstRecords.below(layout, rows));
  }

  /** How the times in a column are written, by those of the first lines. */
  TimeNotation times(FileLayout layout, String column) {
    if (HAVE_KEYS.contains(layout.format())) {
      return TimeGuess.of(records.keys().getOrDefault(column, List.of()));
    }
    List<String[]> rows = records.rows(layout.separator());
    ActionColumns columns = new ActionColumns("", "", "", column);
    return times(layout, columns, rows.get(0), FirstRecords.below(layout, rows));
  }

  /** Whether every line is {@code user item} or {@code user item time}, and nothing else. */
  boolean isPlainActions() {
    if (Stream.of("::", ",", ";", "|")
        .anyMatch(text -> parted.stream().allMatch(line -> line.contains(text)))) {
      return false;
    }
    List<String[]> rows = new FirstRecords(parted).rows(FileLayout.BLANKS);
    if (rows.isEmpty() || rows.get(0).length < 2 || rows.get(0).length > 3 || hasHeader(rows)) {
      return false;
    }
    int count = rows.get(0).length;
    long shape = rows.stream().filter(row -> row.length == count).count();
    List<String[]> alike = rows.stream().filter(row -> row.length == count).toList();
    return shape >= 0.5 * rows.size()
        && (count == 2
            || (!isRating(alike, 2)
                && matches(alike, 2, NUMBER)
                && !TimeGuess.areCounts(values(alike, 2))));
  }

  /** Whether there are columns between separators that are no blanks, or more than blanks tell. */
  boolean isTable() {
    if (AtomicHeader.matches(lines.get(0))) {
      return plan().columns().hasHistory();
    }
    FileLayout layout = plan().layout();
    boolean histories = layout.format() == Format.HISTORIES && layout.separator().isEmpty();
    List<String[]> rows = records.rows(FileLayout.BLANKS);
    boolean three = rows.stream().allMatch(row -> row.length == 2 || row.length == 3);
    boolean blanks = layout.separator().equals(FileLayout.BLANKS) || three;
    return !histories && (!blanks || hasKnownNames() || isThreeWithoutTime());
  }

  private boolean hasKnownNames() {
    return records.rows(FileLayout.BLANKS).stream()
        .limit(1)
        .map(row -> Arrays.stream(row).map(ColumnChoice::plain).toList())
        .anyMatch(names -> KnownNames.find(names).areComplete());
  }

  /** {@code user item} and a number that often falls from one action of a user to the next. */
  private boolean isThreeWithoutTime() {
    List<String[]> rows = records.rows(FileLayout.BLANKS);
    if (rows.stream().anyMatch(row -> row.length != 3)
        || !(isRating(rows, 2) || TimeGuess.areCounts(values(rows, 2)))) {
      return false;
    }
    int pairs = 0;
    int falls = 0;
    for (int i = 1; i < rows.size(); i++) {
      if (rows.get(i)[0].equals(rows.get(i - 1)[0])) {
        pairs++;
        falls +=
            Double.parseDouble(rows.get(i)[2]) < Double.parseDouble(rows.get(i - 1)[2]) ? 1 : 0;
      }
    }
    return pairs >= ENOUGH_TO_TELL && falls > pairs / 5;
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
    return objectsOverLines
        ? Format.JSON_LIST
        : first().matches("(?s)\\{\\s*u?'.*") ? Format.PYTHON_RECORDS : Format.JSON_LINES;
  }

  private ImportPlan recordPlan() {
    ImportPlan plan = byKeys(FileLayout.of(notation()));
    if (!plan.columns().areComplete()) {
      throw DataProblem.at(
          source,
          1,
          "a record of "
              + String.join(", ", records.keys().keySet().stream().sorted().limit(20).toList()),
          "a user such as reviewerID, user_id or username and an item such as asin or product_id");
    }
    return plan;
  }

  private ImportPlan byKeys(FileLayout layout) {
    Map<String, List<String>> keys = records.keys();
    ActionColumns columns =
        withoutHistory(
            new NamedColumns(List.copyOf(keys.keySet()), keys::get, doubts).find(), keys);
    String time = columns.time();
    return plan(
        layout, columns, time.isEmpty() ? TimeNotation.SECONDS : timesOf(columns, keys.get(time)));
  }

  /** Lists of records are taken apart as they are read: the elements of a history are items. */
  private ActionColumns withoutHistory(ActionColumns found, Map<String, List<String>> keys) {
    if (!found.hasHistory()) {
      return found;
    }
    if (!found.item().isEmpty()) {
      doubts.add(
          Doubt.of(
              Kind.NOT_READ, found.history(), NamedColumns.example(keys.get(found.history()))));
    }
    return new ActionColumns(
        found.user(),
        found.item().isEmpty() ? found.history() : found.item(),
        found.rating(),
        found.time());
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
    String[] first = rows.get(0);
    List<String[]> data = whole(FirstRecords.below(layout, rows), first.length);
    ActionColumns columns = layout.header() ? byNames(first, data) : NO_COLUMNS;
    if (!columns.areComplete()) {
      ActionColumns found = byPosition(data, first.length);
      columns = columns.or(layout.header() ? named(found, first) : found);
    }
    String lists = lists(layout, columns, first, data);
    if (columns.hasHistory() && lists.isEmpty()) {
      columns = new ActionColumns(columns.user(), columns.item(), columns.rating(), columns.time());
    }
    return plan(layout.withLists(lists), columns, times(layout, columns, first, data));
  }

  /** The same by the names of a header, where a name stands there once. */
  private static ActionColumns named(ActionColumns found, String[] header) {
    List<String> names = Arrays.stream(header).map(ColumnChoice::plain).toList();
    UnaryOperator<String> name =
        number -> {
          String own = number.isEmpty() ? "" : names.get(Integer.parseInt(number) - 1);
          boolean once = names.indexOf(own) == names.lastIndexOf(own);
          return own.isEmpty() || !once || own.matches("\\d+") ? number : own;
        };
    return new ActionColumns(
        name.apply(found.user()),
        name.apply(found.item()),
        name.apply(found.rating()),
        name.apply(found.time()),
        name.apply(found.history()));
  }

  private ActionColumns byNames(String[] header, List<String[]> data) {
    List<String> names = Arrays.stream(header).map(ColumnChoice::plain).toList();
    return new NamedColumns(names, name -> values(data, names.indexOf(name)), doubts).find();
  }

  /** What separates the elements of lists among the items; empty if there are none. */
  private String lists(
      FileLayout layout, ActionColumns columns, String[] names, List<String[]> data) {
    String column = columns.hasHistory() ? columns.history() : columns.item();
    int[] choice = ColumnChoice.of(source, List.of(column), names, layout.header());
    for (int i = 0; i < choice.length; i++) {
      if (choice[i] == 0) {
        return CellList.between(values(data, i), layout.separator(), columns.hasHistory());
      }
    }
    return "";
  }

  private static List<String> values(List<String[]> rows, int column) {
    return rows.stream().filter(row -> column < row.length).map(row -> row[column]).toList();
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
        return timesOf(columns, values(data, column));
      }
    }
    return TimeNotation.SECONDS;
  }

  private TimeNotation timesOf(ActionColumns columns, List<String> values) {
    TimeNotation notation = TimeGuess.of(values);
    if (TimeGuess.isAmbiguous(notation, values)) {
      doubts.add(Doubt.of(Kind.MONTH_OR_DAY, columns.time(), NamedColumns.example(values)));
    }
    if (notation == TimeNotation.MONTH_AND_DAY) {
      doubts.add(Doubt.of(Kind.NO_YEAR, columns.time(), NamedColumns.example(values)));
    }
    return notation;
  }

  private static boolean hasHeader(List<String[]> rows) {
    String[] first = rows.get(0);
    ActionColumns named = KnownNames.find(Arrays.stream(first).map(ColumnChoice::plain).toList());
    boolean known = !named.user().isEmpty() && !named.item().isEmpty();
    boolean words =
        Arrays.stream(first).noneMatch(cell -> cell.matches(".*\\d.*") || cell.isEmpty());
    return known || (words && (numbersBelow(rows) || soundLikeNames(first)));
  }

  private static boolean numbersBelow(List<String[]> rows) {
    return rows.size() > 1
        && Arrays.stream(rows.get(1))
            .anyMatch(cell -> cell.matches("[-+]?\\d+(\\.\\d+)?") || TimeGuess.isDate(cell));
  }

  /** As {@code customer} and {@code article} do. */
  private static boolean soundLikeNames(String[] first) {
    List<String> names = Arrays.stream(first).map(ColumnChoice::plain).toList();
    String user = KnownNames.user(names, name -> true);
    return !user.isEmpty() && !KnownNames.item(names, name -> !name.equals(user)).isEmpty();
  }

  /** Without names: the user, the item, and what looks like a rating and a time. */
  private ActionColumns byPosition(List<String[]> rows, int count) {
    if (count < 2) {
      throw DataProblem.at(source, 1, "1 column", "a user and an item, and perhaps a time");
    }
    List<Integer> all = IntStream.range(0, count).boxed().toList();
    int time = time(rows, all);
    if (KnownShapes.isImpressions(rows, count, time + 1)) {
      doubts.add(Doubt.of(Kind.NOT_READ, "5", NamedColumns.example(values(rows, 4))));
      return KnownShapes.IMPRESSIONS;
    }
    ActionColumns known = KnownShapes.find(rows, count, time + 1);
    if (known != null) {
      return known;
    }
    List<Integer> ids =
        all.stream().filter(c -> c != time && NamedColumns.canBeIds(values(rows, c))).toList();
    if (ids.size() < 2) {
      ids = all.stream().filter(c -> c != time).toList();
    }
    if (ids.size() < 2) {
      return new ActionColumns("1", "2", "", "");
    }
    if (ids.size() > 2 && NamedColumns.isRunning(values(rows, ids.get(0)))) {
      ids = ids.subList(1, ids.size());
    }
    ids = itemSecond(rows, ids, time);
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
  private String counter(List<String[]> rows, int from, int count, String rating) {
    int last = count - 1;
    boolean alone = last == from || (last == from + 1 && rating.equals(number(from)));
    boolean free = last >= from && !number(last).equals(rating);
    if (free && TimeGuess.areCounts(values(rows, last))) {
      doubts.add(Doubt.of(Kind.NOT_READ, number(last), NamedColumns.example(values(rows, last))));
    }
    boolean counts =
        matches(rows, last, "\\d+")
            && values(rows, last).stream().distinct().count() > 1
            && !TimeGuess.areCounts(values(rows, last));
    return alone && free && counts ? number(last) : "";
  }

  /**
   * Of columns behind the user, the item is the one that says most: a category or an artist is the
   * same wherever the item is the same. Where two columns are as good, a person has to choose.
   */
  private List<Integer> itemSecond(List<String[]> rows, List<Integer> ids, int time) {
    int item = ids.get(1);
    int last = rows.get(0).length - 1;
    for (int other : ids.subList(2, ids.size())) {
      ColumnPair pair = new ColumnPair(values(rows, item), values(rows, other));
      boolean counts = time < 0 && other == last;
      if (counts || isRating(rows, other) || !pair.areAlike() || pair.firstDecidesSecond()) {
        continue;
      }
      if (pair.secondDecidesFirst()) {
        doubts.add(Doubt.of(Kind.OTHER_ITEM, number(other), number(item)));
        item = other;
      } else {
        otherItem = number(other);
      }
    }
    int chosen = item;
    List<Integer> ordered = new ArrayList<>(List.of(ids.get(0), chosen));
    ids.stream().skip(1).filter(c -> c != chosen).forEach(ordered::add);
    return ordered;
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
