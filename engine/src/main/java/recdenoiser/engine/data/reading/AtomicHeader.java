package recdenoiser.engine.data.reading;

import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.data.DataProblem;

/**
 * The first line of a RecBole atomic file: tab-separated {@code name:type}, type one of token,
 * token_seq, float, float_seq.
 */
public record AtomicHeader(List<Field> fields) {

  record Field(String name, String type) {}

  static final int NONE = -1;

  private static final String TYPED = "[^:\\t]+:(token|token_seq|float|float_seq)";

  /** Whether a line looks like such a header. */
  public static boolean matches(String line) {
    return line.matches(TYPED + "(\\t" + TYPED + ")*");
  }

  static AtomicHeader parse(Lines lines) {
    String line = lines.text();
    if (!matches(line)) {
      String found = line.length() <= 60 ? line : line.substring(0, 60) + "…";
      throw DataProblem.at(
          lines.source(),
          lines.number(),
          "\"" + found.replace("\t", " ") + "\"",
          "a header of tab-separated name:type, such as user_id:token");
    }
    List<Field> fields = new ArrayList<>();
    for (String column : line.split("\t", -1)) {
      int colon = column.indexOf(':');
      fields.add(new Field(column.substring(0, colon), column.substring(colon + 1)));
    }
    return new AtomicHeader(List.copyOf(fields));
  }

  /** A header of names only, as our own tab-separated files have it: every column is a token. */
  static AtomicHeader untyped(Lines lines) {
    List<Field> fields = new ArrayList<>();
    for (String column : lines.text().split("\t", -1)) {
      fields.add(new Field(column, "token"));
    }
    return new AtomicHeader(List.copyOf(fields));
  }

  int size() {
    return fields.size();
  }

  /** Of a column by its index; empty for {@link #NONE}. */
  String name(int index) {
    return index == NONE ? "" : fields.get(index).name();
  }

  /**
   * Index of the first column of one of these names and this type, in the order of the names;
   * {@link #NONE} if absent.
   */
  int find(String type, String... names) {
    for (String name : names) {
      int index = fields.indexOf(new Field(name, type));
      if (index >= 0) {
        return index;
      }
    }
    return NONE;
  }

  /** Index of the first column of this name whatever its type, or {@link #NONE}. */
  int named(String name) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(name)) {
        return i;
      }
    }
    return NONE;
  }

  /** Index of the first column of this type, or {@link #NONE}. */
  int typed(String type) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).type().equals(type)) {
        return i;
      }
    }
    return NONE;
  }

  /** Checks the columns of a line against the header. */
  void checkCount(Lines lines, Columns columns) {
    if (columns.count() == size()) {
      return;
    }
    String found = columns.count() == 1 ? "1 column" : columns.count() + " columns";
    boolean cut = !lines.terminated() && columns.count() < size();
    throw DataProblem.at(
        lines.source(),
        lines.number(),
        cut ? "a last line that is cut after " + found : found,
        size() + " as in the header" + (cut ? " and a line break" : ""));
  }
}
