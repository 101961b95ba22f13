package recdenoiser.app.runs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.prefs.Preferences;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import recdenoiser.engine.run.library.LibraryQuery;
import recdenoiser.engine.run.library.RunFields;

/** What is remembered of the table of runs from one session to the next. */
final class TableLayout {
  static final List<String> STANDARD =
      List.of(
          "name",
          "data",
          "model",
          "state",
          "differs",
          "best.ndcg@10.full",
          "test.ndcg@10.full",
          "test.hit@10.sampled",
          "tags");

  private static final String LINE = "\n";
  private static final String COLUMNS = "columns";
  private static final String WIDTHS = "widths";
  private static final Pattern WIDTH = Pattern.compile("(.+)=(\\d{1,4})");
  private static final String SORT = "sort";
  private static final String DESCENDING = "descending";
  private static final String FOLDERS = "folders";
  private static final String DETAILS = "details";

  private final Preferences preferences;

  TableLayout(Preferences root) {
    this.preferences = root.node("runs");
  }

  /** Those that this version knows. */
  List<String> columns() {
    List<String> kept =
        list(COLUMNS).stream().filter(name -> RunFields.find(name).isPresent()).toList();
    return kept.isEmpty() ? STANDARD : kept;
  }

  void keepColumns(List<String> names) {
    keep(COLUMNS, String.join(LINE, names));
  }

  /** Name of the column, empty for the order of the library. */
  String sort() {
    return preferences.get(SORT, "");
  }

  boolean descending() {
    return preferences.getBoolean(DESCENDING, false);
  }

  void keepSort(String column, boolean descending) {
    keep(SORT, column);
    preferences.putBoolean(DESCENDING, descending);
  }

  /** In pixels, of the columns that a person made wider or narrower. */
  Map<String, Double> widths() {
    Map<String, Double> widths = new LinkedHashMap<>();
    for (String line : list(WIDTHS)) {
      Matcher kept = WIDTH.matcher(line);
      if (kept.matches()) {
        widths.put(kept.group(1), Double.valueOf(kept.group(2)));
      }
    }
    return widths;
  }

  void keepWidths(Map<String, Double> widths) {
    keep(
        WIDTHS,
        widths.entrySet().stream()
            .map(width -> width.getKey() + "=" + Math.round(width.getValue()))
            .collect(Collectors.joining(LINE)));
  }

  LibraryQuery query() {
    return new LibraryQuery(
        preferences.getBoolean("archived", false),
        preferences.get("text", ""),
        preferences.get("where", ""),
        preferences.getBoolean("grouped", false),
        list("groupBy"));
  }

  void keepQuery(LibraryQuery query) {
    preferences.putBoolean("archived", query.archived());
    keep("text", query.text());
    keep("where", query.where());
    preferences.putBoolean("grouped", query.grouped());
    keep("groupBy", String.join(LINE, query.groupBy()));
  }

  /** Folders of runs beside the program's own. */
  List<String> folders() {
    return list(FOLDERS);
  }

  void keepFolders(List<String> folders) {
    keep(FOLDERS, String.join(LINE, folders));
  }

  Optional<Boolean> details() {
    String kept = preferences.get(DETAILS, "");
    return kept.isEmpty() ? Optional.empty() : Optional.of(Boolean.valueOf(kept));
  }

  void keepDetails(boolean shown) {
    preferences.putBoolean(DETAILS, shown);
  }

  private List<String> list(String key) {
    return preferences.get(key, "").lines().filter(line -> !line.isBlank()).toList();
  }

  private void keep(String key, String value) {
    if (value.length() <= Preferences.MAX_VALUE_LENGTH) {
      preferences.put(key, value);
    }
  }
}
