package recdenoiser.engine.evaluate;

import recdenoiser.engine.data.SplitPlan;
import recdenoiser.engine.settings.Setting;

/**
 * How a model is judged.
 *
 * @param split what divides training, validation and test
 * @param validationFrom of a split by time: where validation begins, see {@link
 *     recdenoiser.engine.data.SplitMoment}
 * @param testFrom of a split by time: where the test begins
 * @param heldOut of leaving one out: how many of a user's last actions are for testing: the first
 *     of them is the test, all of them are for looking several steps ahead
 * @param negatives items drawn for each user and kept for all models; 0: ranked among all items
 *     alone
 * @param negativesAvoid what the negatives may not be: the training items, or the user's whole
 *     history
 * @param popularNegatives whether as many others are drawn in proportion to their popularity, as
 *     one more ranking
 * @param selectBy the validation metric that chooses the best epoch
 * @param excludeSeen whether ranking against the whole catalogue leaves out what the history
 *     already holds
 */
public record EvaluationSettings(
    @Setting(basic = true) SplitPlan.Kind split,
    @Setting String validationFrom,
    @Setting String testFrom,
    @Setting(min = 1, max = 100, unit = "actions") int heldOut,
    @Setting(basic = true, min = 0, max = 100000, unit = "items") int negatives,
    @Setting NegativesAvoid negativesAvoid,
    @Setting boolean popularNegatives,
    @Setting(basic = true) SelectBy selectBy,
    @Setting boolean excludeSeen) {

  /** One action is held out, and there are no popular negatives. */
  public EvaluationSettings(
      int negatives, NegativesAvoid negativesAvoid, SelectBy selectBy, boolean excludeSeen) {
    this(1, negatives, negativesAvoid, false, selectBy, excludeSeen);
  }

  /** The last actions are held out. */
  public EvaluationSettings(
      int heldOut,
      int negatives,
      NegativesAvoid negativesAvoid,
      boolean popularNegatives,
      SelectBy selectBy,
      boolean excludeSeen) {
    this(
        SplitPlan.Kind.LEAVE_ONE_OUT,
        "0.8",
        "0.9",
        heldOut,
        negatives,
        negativesAvoid,
        popularNegatives,
        selectBy,
        excludeSeen);
  }

  /** How the data are divided into training, validation and test. */
  public SplitPlan splitPlan() {
    return new SplitPlan(split, heldOut, validationFrom, testFrom);
  }

  /** Whether there is this ranking. */
  public boolean ranksAmong(Ranking ranking) {
    return switch (ranking) {
      case SAMPLED -> negatives > 0;
      case POPULAR -> negatives > 0 && popularNegatives;
      case FULL -> true;
    };
  }

  /** What ranking against the whole catalogue does with what the history already holds. */
  public SeenItems seenItems() {
    return SeenItems.of(excludeSeen);
  }

  public enum NegativesAvoid {
    TRAINING,
    HISTORY
  }

  public enum SelectBy {
    SAMPLED_NDCG_10(Ranking.SAMPLED, Metric.NDCG),
    SAMPLED_HIT_10(Ranking.SAMPLED, Metric.HIT),
    POPULAR_NDCG_10(Ranking.POPULAR, Metric.NDCG),
    POPULAR_HIT_10(Ranking.POPULAR, Metric.HIT),
    FULL_NDCG_10(Ranking.FULL, Metric.NDCG),
    FULL_HIT_10(Ranking.FULL, Metric.HIT);

    private final Measure measure;

    SelectBy(Ranking ranking, Metric metric) {
      this.measure = new Measure(ranking, metric, 10);
    }

    public Measure measure() {
      return measure;
    }
  }
}
