package recdenoiser.engine.damage;

import java.io.IOException;
import java.util.regex.Pattern;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.study.StudyProblem;

/** What a person is told of a file that cannot be read. */
final class Sentences {
  private static final Pattern CLASS_NAME = Pattern.compile("\\b[a-z]+\\.[a-z]+\\.[\\w.]*[A-Z]");

  private Sentences() {}

  /** Whether the program answers with it on purpose; any other exception is a fault of it. */
  static boolean isAnswer(Throwable thrown) {
    return thrown instanceof IOException
        || thrown instanceof DataProblem
        || thrown instanceof SettingProblem
        || thrown instanceof StudyProblem;
  }

  /**
   * @throws AssertionError if it says nothing or speaks of classes
   */
  static void require(String message) {
    if (message == null || message.isBlank() || message.equals("null")) {
      throw new AssertionError("A file is refused without a word.");
    }
    if (CLASS_NAME.matcher(message).find()) {
      throw new AssertionError("A file is refused in words for programmers: " + message);
    }
  }
}
