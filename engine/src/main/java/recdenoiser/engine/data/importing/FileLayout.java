package recdenoiser.engine.data.importing;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * How records lie in a text.
 *
 * @param separator between columns: {@code " "} for any blanks, a tab, {@code ","}, {@code "::"} …;
 *     empty where the format has none
 * @param header whether the first line names the columns
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FileLayout(Format format, String separator, boolean header) {

  /** Any number of spaces and tabs between two columns. */
  public static final String BLANKS = " ";

  /** Kinds of text. */
  public enum Format {
    /** One action a line, its columns between separators that may stand in no column. */
    TEXT,
    /** The same, where a column in double quotes may hold separators and line breaks (RFC 4180). */
    CSV,
    /** One JSON object a line. */
    JSON_LINES,
    /** One Python dictionary a line, as in the first files of Amazon reviews and of Steam. */
    PYTHON_RECORDS,
    /** {@code user item item item …}, oldest first. */
    HISTORIES,
    /** {@code user item item … <tab> gap gap …}: seconds between two items. */
    HISTORIES_WITH_GAPS
  }

  static FileLayout of(Format format) {
    return new FileLayout(format, "", false);
  }
}
