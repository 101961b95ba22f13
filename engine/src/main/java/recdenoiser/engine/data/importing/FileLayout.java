package recdenoiser.engine.data.importing;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * How records lie in a text.
 *
 * @param separator between columns: {@code " "} for any blanks, a tab, {@code ","}, {@code "::"} …;
 *     empty where the format has none
 * @param header whether the first line names the columns
 * @param lists what separates the elements of a list in one cell: {@value #BRACKETS} for lists as
 *     JSON and Python write them, otherwise the separator; empty where cells hold no lists
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FileLayout(Format format, String separator, boolean header, String lists) {

  /** Any number of spaces and tabs between two columns. */
  public static final String BLANKS = " ";

  /** Lists in brackets, their elements perhaps in quotes and separated by commas. */
  public static final String BRACKETS = "[]";

  public FileLayout {
    lists = lists == null ? "" : lists;
  }

  /** Without lists. */
  public FileLayout(Format format, String separator, boolean header) {
    this(format, separator, header, "");
  }

  FileLayout withLists(String between) {
    return new FileLayout(format, separator, header, between);
  }

  /** Kinds of text. */
  public enum Format {
    /** One action a line, its columns between separators that may stand in no column. */
    TEXT,
    /** The same, where a column in double quotes may hold separators and line breaks (RFC 4180). */
    CSV,
    /** One JSON object a line. */
    JSON_LINES,
    /** JSON objects in a list, or one after the other over any number of lines. */
    JSON_LIST,
    /** One Python dictionary a line, as in the first files of Amazon reviews and of Steam. */
    PYTHON_RECORDS,
    /** {@code user item item item …}, oldest first. */
    HISTORIES,
    /** A line {@code item:}, and below it {@code user,rating,time} for each action on it. */
    ITEM_HEADS,
    /** {@code user item item … <tab> gap gap …}: seconds between two items. */
    HISTORIES_WITH_GAPS
  }

  static FileLayout of(Format format) {
    return new FileLayout(format, "", false);
  }
}
