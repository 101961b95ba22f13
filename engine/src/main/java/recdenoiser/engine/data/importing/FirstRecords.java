package recdenoiser.engine.data.importing;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first lines of a text taken apart, well enough for a look. */
final class FirstRecords {
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

  /** Stands for a separator within quotes while a line is split. */
  private static final String KEPT = "\u0001";

  private static final Pattern KEY =
      Pattern.compile("u?[\"'](\\w+)[\"']\\s*:\\s*(u?[\"'][^\"']*|[-+.\\deE]+)?");

  private final List<String> lines;
  private Map<String, List<String>> keys;

  FirstRecords(List<String> lines) {
    this.lines = lines;
  }

  /** Cells line by line; where blanks separate them, comments are passed over. */
  List<String[]> rows(String separator) {
    if (!separator.equals(FileLayout.BLANKS)) {
      return lines.stream().map(line -> cells(line, separator)).toList();
    }
    return lines.stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.strip().split("[ \t]+"))
        .toList();
  }

  /** The rows that hold actions; the names alone where there is nothing else. */
  static List<String[]> below(FileLayout layout, List<String[]> rows) {
    return layout.header() && rows.size() > 1 ? rows.subList(1, rows.size()) : rows;
  }

  /** Quotes are taken off, and separators within them count as text. */
  static String[] cells(String line, String separator) {
    String outside =
        separator.equals(",") || separator.equals(";") || separator.equals("\t")
            ? QUOTED
                .matcher(line)
                .replaceAll(
                    quoted ->
                        Matcher.quoteReplacement(
                            quoted.group().replace("\"", "").replace(separator, KEPT)))
            : line;
    String[] cells = outside.split(Pattern.quote(separator), -1);
    return Arrays.stream(cells)
        .map(cell -> cell.replace(KEPT, separator).strip())
        .toArray(String[]::new);
  }

  /** Keys of records with the texts and numbers they hold. */
  Map<String, List<String>> keys() {
    if (keys == null) {
      boolean python = !lines.isEmpty() && lines.get(0).strip().matches("(?s)\\{\\s*u?'.*");
      keys = JsonKeys.of(lines, python);
      if (keys.isEmpty()) {
        values().forEach((key, value) -> keys.put(key, List.of(value)));
      }
    }
    return keys;
  }

  /** The same of records that are broken: each key with the first value it has. */
  private Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : lines) {
      for (Matcher key = KEY.matcher(line); key.find(); ) {
        values.putIfAbsent(key.group(1), key.group(2) == null ? "" : unquoted(key.group(2)));
      }
    }
    return values;
  }

  private static String unquoted(String value) {
    return value.replaceFirst("^u?[\"']", "");
  }
}
