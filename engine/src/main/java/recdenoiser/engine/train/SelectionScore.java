package recdenoiser.engine.train;

import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.evaluate.EvaluationSettings.SelectBy;

/** The one number of an evaluation that chooses the best epoch. */
public final class SelectionScore {
  private SelectionScore() {}

  /** Larger is better. */
  public static double of(Evaluation evaluation, SelectBy selectBy) {
    return switch (selectBy) {
      case SAMPLED_NDCG_10 -> evaluation.sampled().ndcgAt(10);
      case SAMPLED_HIT_10 -> evaluation.sampled().hitAt(10);
      case FULL_NDCG_10 -> evaluation.full().ndcgAt(10);
      case FULL_HIT_10 -> evaluation.full().hitAt(10);
    };
  }
}
