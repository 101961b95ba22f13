package recdenoiser.engine.train;

import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.evaluate.EvaluationSettings.SelectBy;

/** The one number of an evaluation that chooses the best epoch. */
public final class SelectionScore {
  private SelectionScore() {}

  /** Larger is better. */
  public static double of(Evaluation evaluation, SelectBy selectBy) {
    return evaluation.at(selectBy.measure());
  }
}
