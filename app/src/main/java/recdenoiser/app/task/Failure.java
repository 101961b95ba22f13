package recdenoiser.app.task;

/** What is told of work that failed. */
public final class Failure {
  private Failure() {}

  /** Its message, or its name where it has none. */
  public static String sentence(Exception cause) {
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
