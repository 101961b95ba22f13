package recdenoiser.engine.data;

/**
 * Data that cannot be used. The message is one sentence for a person: where, what was found, what
 * was expected.
 */
public final class DataProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String source;
  private final long line;

  private DataProblem(String source, long line, String message, Throwable cause) {
    super(message, cause);
    this.source = source;
    this.line = line;
  }

  /** About the whole of {@code source}; the sentence names it. */
  public static DataProblem of(String source, String sentence) {
    return new DataProblem(source, 0, sentence, null);
  }

  public static DataProblem of(String source, String sentence, Throwable cause) {
    return new DataProblem(source, 0, sentence, cause);
  }

  /**
   * About one line.
   *
   * @param line counted from 1
   * @param found what is there, such as "4 columns"
   * @param expected what should be there, such as "2 (user item)"
   */
  public static DataProblem at(String source, long line, String found, String expected) {
    return new DataProblem(
        source,
        line,
        source + ", line " + line + ": found " + found + ", expected " + expected + ".",
        null);
  }

  /** About one line, because of another problem. */
  public static DataProblem at(
      String source, long line, String found, String expected, Throwable cause) {
    return new DataProblem(source, line, at(source, line, found, expected).getMessage(), cause);
  }

  /** The file, as it was named by who asked for it. */
  public String source() {
    return source;
  }

  /** The line, counted from 1; 0 if the problem is not one line's. */
  public long line() {
    return line;
  }
}
