package recdenoiser.engine.run;

import java.util.List;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.LeaveOneOut;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.data.SplitPlan;
import recdenoiser.engine.evaluate.Candidates;
import recdenoiser.engine.evaluate.Evaluator;
import recdenoiser.engine.evaluate.RankedLists;
import recdenoiser.engine.evaluate.Shortage;
import recdenoiser.engine.recommend.Recommender;
import recdenoiser.engine.recommend.TrainedModel;
import recdenoiser.engine.settings.SettingProblem;

/**
 * A trained model on data that it was not trained on, whose users and items are matched by their
 * names ({@link OtherData}). The candidates are drawn anew, of all items that the model knows.
 * Nothing is recorded.
 */
public final class ModelOnOtherData {
  private final TrainedModel model;
  private final OtherData data;
  private final Candidates candidates;
  private final RunConfig config;
  private final int threads;

  ModelOnOtherData(
      TrainedModel model,
      Sequences own,
      Sequences other,
      RunConfig config,
      Split split,
      int threads) {
    if (config.evaluation().split() != SplitPlan.Kind.LEAVE_ONE_OUT) {
      throw new SettingProblem(
          "split",
          "A model whose run is split by time cannot be evaluated on other data: expected split"
              + " LEAVE_ONE_OUT, found "
              + config.evaluation().split()
              + ".");
    }
    this.model = model;
    this.config = config;
    this.threads = threads;
    this.data = OtherData.match(own, other, config.evaluation().heldOut(), split);
    this.candidates = Candidates.draw(leaveOneOut(), config.evaluation(), config.training().seed());
  }

  private LeaveOneOut leaveOneOut() {
    return new LeaveOneOut(data.sequences(), config.evaluation().heldOut());
  }

  /** What became of users and actions. */
  public OtherDataFacts facts() {
    return data.facts();
  }

  /** In the rankings where a user has fewer negatives than the others. */
  public List<Shortage> shortages() {
    return candidates.shortages();
  }

  /** Ranks all users that can be evaluated. */
  public RankedLists rankWithLists(Split split) {
    try (Evaluator evaluator =
        new Evaluator(
            leaveOneOut(), candidates, config.evaluation(), PreparedData.window(config), threads)) {
      return evaluator.rankWithLists(new OfOwnUsers(), split);
    }
  }

  /** Asks the model after the users that it knows by these names. */
  private final class OfOwnUsers implements Recommender {
    @Override
    public int itemCount() {
      return model.itemCount();
    }

    @Override
    public void score(PackedHistories histories, float[] scores) {
      int[] users = new int[histories.count()];
      for (int h = 0; h < users.length; h++) {
        users[h] = data.userOfModel()[histories.user(h)];
      }
      model.score(
          new PackedHistories(
              histories.items(), histories.offsets(), histories.count(), users, histories.times()),
          scores);
    }
  }
}
