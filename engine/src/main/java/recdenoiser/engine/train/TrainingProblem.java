package recdenoiser.engine.train;

import java.util.Locale;
import java.util.stream.Collectors;
import recdenoiser.engine.loss.LossTerms;

/** Why training cannot go on, in one sentence. */
public final class TrainingProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private TrainingProblem(String message) {
    super(message);
  }

  static TrainingProblem lossNotFinite(int epoch, long step, LossTerms loss) {
    String terms =
        loss.values().entrySet().stream()
            .map(term -> term.getKey() + " " + term.getValue())
            .collect(Collectors.joining(", "));
    return new TrainingProblem(
        String.format(
            Locale.ROOT,
            "The loss is not finite in epoch %d, step %d: %s;"
                + " a smaller learning rate or penalty may help.",
            epoch,
            step,
            terms));
  }
}
