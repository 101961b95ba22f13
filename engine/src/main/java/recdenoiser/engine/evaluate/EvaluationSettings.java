package recdenoiser.engine.evaluate;

import recdenoiser.engine.settings.Setting;

/**
 * How a model is judged.
 *
 * @param negatives items drawn uniformly for each user and kept for all models
 * @param negativesAvoid what the negatives may not be: the training items, or the user's whole
 *     history
 * @param selectBy the validation metric that chooses the best epoch
 * @param excludeSeen whether ranking against the whole catalogue leaves out what the history
 *     already holds
 */
public record EvaluationSettings(
    @Setting(min = 1, max = 100000, unit = "items") int negatives,
    @Setting NegativesAvoid negativesAvoid,
    @Setting SelectBy selectBy,
    @Setting boolean excludeSeen) {

  public enum NegativesAvoid {
    TRAINING,
    HISTORY
  }

  public enum SelectBy {
    SAMPLED_NDCG_10,
    SAMPLED_HIT_10,
    FULL_NDCG_10,
    FULL_HIT_10
  }
}
