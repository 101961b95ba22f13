package recdenoiser.engine.evaluate;

import recdenoiser.engine.settings.Setting;

/**
 * How a model is judged.
 *
 * @param heldOut how many of a user's last actions are for testing: the first of them is the test,
 *     all of them are for looking several steps ahead
 * @param negatives items drawn uniformly for each user and kept for all models
 * @param negativesAvoid what the negatives may not be: the training items, or the user's whole
 *     history
 * @param selectBy the validation metric that chooses the best epoch
 * @param excludeSeen whether ranking against the whole catalogue leaves out what the history
 *     already holds
 */
public record EvaluationSettings(
    @Setting(min = 1, max = 100, unit = "actions") int heldOut,
    @Setting(basic = true, min = 1, max = 100000, unit = "items") int negatives,
    @Setting NegativesAvoid negativesAvoid,
    @Setting(basic = true) SelectBy selectBy,
    @Setting boolean excludeSeen) {

  /** One action is held out. */
  public EvaluationSettings(
      int negatives, NegativesAvoid negativesAvoid, SelectBy selectBy, boolean excludeSeen) {
    this(1, negatives, negativesAvoid, selectBy, excludeSeen);
  }

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
