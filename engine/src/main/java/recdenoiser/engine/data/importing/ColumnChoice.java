package recdenoiser.engine.data.importing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import recdenoiser.engine.data.DataProblem;

/** Which column of a file is which wanted one. */
final class ColumnChoice {
  private ColumnChoice() {}

  /**
   * @param columns wanted: names where there is a header, otherwise numbers from 1; empty for none
   * @return by column of the file: the place among {@code columns}, or -1
   */
  static int[] of(String source, List<String> columns, String[] names, boolean header) {
    Map<String, Integer> byName = new HashMap<>();
    for (int i = 0; header && i < names.length; i++) {
      byName.putIfAbsent(plain(names[i]), i);
    }
    int[] choice = new int[names.length];
    Arrays.fill(choice, -1);
    for (int c = 0; c < columns.size(); c++) {
      if (!columns.get(c).isEmpty()) {
        choice[index(source, columns.get(c), byName, names, header)] = c;
      }
    }
    return choice;
  }

  private static int index(
      String source, String column, Map<String, Integer> byName, String[] names, boolean header) {
    Integer named = byName.get(plain(column));
    if (named != null) {
      return named;
    }
    if (column.matches("\\d{1,4}")) {
      int number = Integer.parseInt(column);
      if (number >= 1 && number <= names.length) {
        return number - 1;
      }
    }
    throw DataProblem.at(
        source,
        1,
        count(names.length) + (header ? " (" + String.join(", ", names) + ")" : ""),
        (header ? "a column \"" : "a column number ") + column + (header ? "\"" : ""));
  }

  /** RecBole writes {@code user_id:token}. */
  static String plain(String name) {
    return untyped(name.toLowerCase(Locale.ROOT));
  }

  /** The same in the file's own letters. */
  static String untyped(String name) {
    return name.strip().replaceFirst(":(token|token_seq|float|float_seq)$", "");
  }

  static String count(int columns) {
    return columns == 1 ? "1 column" : columns + " columns";
  }
}
