package recdenoiser.engine.study;

/** Why a study cannot be run: one sentence, with the file and the line where there is one. */
public final class StudyProblem extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final int line;

  /**
   * @param line from 1; 0 where the whole file is meant
   */
  StudyProblem(String source, int line, String sentence) {
    super(source + (line > 0 ? ", line " + line : "") + ": " + sentence);
    this.line = line;
  }

  StudyProblem(String source, int line, String sentence, Throwable cause) {
    super(source + (line > 0 ? ", line " + line : "") + ": " + sentence, cause);
    this.line = line;
  }

  /** From 1; 0 where the whole file is meant. */
  public int line() {
    return line;
  }
}
