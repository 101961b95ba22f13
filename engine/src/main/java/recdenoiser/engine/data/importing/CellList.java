package recdenoiser.engine.data.importing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import recdenoiser.engine.data.reading.MissingMarkers;

/** Lists that are written in one cell. */
final class CellList {
  /** Tried one after another where cells do not begin with a bracket. */
  private static final List<String> SEPARATORS = List.of(" ", ";", "|", ",");

  private static final String ELEMENT = "[\\p{L}\\p{N}_.:-]+";

  private static final String ID = "[\\p{L}_.:-]*\\d[\\p{L}\\p{N}_.:-]*";

  /** More of the filled cells must hold several elements. */
  private static final double MOST = 0.5;

  private CellList() {}

  /**
   * The elements in their order; those that are empty are passed over.
   *
   * @param between as {@link FileLayout#lists} says; the text is one element where it is empty
   */
  static List<String> elements(String text, String between) {
    if (text.isEmpty()) {
      return List.of();
    }
    if (between.equals(FileLayout.BRACKETS)) {
      return bracketed(text);
    }
    if (between.isEmpty()) {
      return List.of(text);
    }
    String pattern = between.equals(" ") ? "[ \t]+" : Pattern.quote(between);
    return Arrays.stream(text.split(pattern))
        .map(String::strip)
        .filter(element -> !element.isEmpty())
        .toList();
  }

  /**
   * {@code ['a', "b", 3]}, {@code (1, 2)} and numpy's {@code [1 2 3]}; quotes may hold anything.
   */
  private static List<String> bracketed(String text) {
    List<String> elements = new ArrayList<>();
    StringBuilder element = new StringBuilder();
    boolean commas = text.replaceAll("'[^']*'|\"[^\"]*\"", "").indexOf(',') >= 0;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == '\\' && i + 1 < text.length()) {
          element.append(text.charAt(++i));
        } else if (c == quote) {
          quote = 0;
        } else {
          element.append(c);
        }
      } else if ((c == '\'' || c == '"') && element.toString().isBlank()) {
        quote = c;
        element.setLength(0);
      } else if (c == ',' || (!commas && Character.isWhitespace(c))) {
        end(elements, element);
      } else if ("[]()".indexOf(c) < 0) {
        element.append(c);
      }
    }
    end(elements, element);
    return elements;
  }

  private static void end(List<String> elements, StringBuilder element) {
    String text = element.toString().strip();
    if (!text.isEmpty()) {
      elements.add(text);
    }
    element.setLength(0);
  }

  /**
   * What separates the elements in a column of lists, by its first cells; empty if it is none.
   *
   * @param separator of columns, which separates no elements
   * @param called whether the column is called like a list; otherwise "Blue Shirt" is one item, and
   *     only ids with digits, three or more in some cell, are a list
   */
  static String between(List<String> cells, String separator, boolean called) {
    List<String> filled = cells.stream().filter(cell -> !MissingMarkers.is(cell)).toList();
    if (filled.isEmpty()) {
      return "";
    }
    long brackets = filled.stream().filter(cell -> cell.matches("(?s)[\\[(].*[\\])]")).count();
    if (brackets > MOST * filled.size()) {
      return FileLayout.BRACKETS;
    }
    for (String between : SEPARATORS) {
      if (!between.equals(separator) && areLists(filled, between, called ? ELEMENT : ID)) {
        boolean isLong = filled.stream().anyMatch(cell -> elements(cell, between).size() > 2);
        return called || isLong ? between : "";
      }
    }
    return "";
  }

  private static boolean areLists(List<String> cells, String between, String element) {
    String quoted = Pattern.quote(between);
    Pattern list = Pattern.compile(element + "(" + quoted + element + ")*" + quoted + "?");
    long several = cells.stream().filter(cell -> elements(cell, between).size() > 1).count();
    return several > MOST * cells.size()
        && cells.stream().allMatch(cell -> list.matcher(cell).matches());
  }
}
