package recdenoiser.engine.train;

import java.util.Locale;

/** Why training cannot go on, in one sentence. */
public final class TrainingProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private TrainingProblem(String message) {
    super(message);
  }

  static TrainingProblem lossNotFinite(int epoch, long step, LossParts loss) {
    return new TrainingProblem(
        String.format(
            Locale.ROOT,
            "The loss is not finite in epoch %d, step %d: cross-entropy %s, weights %s, masks %s, Jacobian %s;"
                + " a smaller learning rate or penalty may help.",
            epoch,
            step,
            loss.bce(),
            loss.weights(),
            loss.masks(),
            loss.jacobian()));
  }
}
