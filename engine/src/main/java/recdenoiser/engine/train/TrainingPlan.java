package recdenoiser.engine.train;

import recdenoiser.engine.evaluate.EvaluationSettings.SelectBy;

/**
 * What is trained on, and for how long.
 *
 * @param selectBy what chooses the best epoch on validation
 * @param users with a training item that follows another one
 * @param inSteps whether the model is trained in steps; otherwise there is one epoch without any
 */
public record TrainingPlan(
    TrainingSettings settings, SelectBy selectBy, int[] users, boolean inSteps) {

  int epochs() {
    return inSteps ? settings.epochs() : 1;
  }

  EpochOrder order() {
    return inSteps ? new EpochOrder(users, settings) : EpochOrder.withoutSteps();
  }
}
