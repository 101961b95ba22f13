package recdenoiser.app.training;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recdenoiser.app.text.Texts;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.settings.SettingProblem;

/** One sentence about what went wrong; what is the program's own fault is logged as well. */
final class ProblemInWords {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemInWords.class);

  private ProblemInWords() {}

  static String of(Exception problem) {
    boolean isForPeople =
        problem instanceof IOException
            || problem instanceof DataProblem
            || problem instanceof IllegalArgumentException;
    if (!isForPeople) {
      LOG.error("The queue could not do what it was asked.", problem);
    }
    String message = SettingProblem.onScreen(problem);
    Texts texts = Texts.bundle("training");
    return message == null
        ? texts.get("failed.unknown", problem.getClass().getSimpleName())
        : message;
  }
}
