package recdenoiser.engine.train;

import java.util.List;
import recdenoiser.engine.batch.TrainingSequences;
import recdenoiser.engine.loss.LossTerms;
import recdenoiser.engine.model.FittedModel;
import recdenoiser.engine.recommend.FittedRecommender;
import recdenoiser.engine.recommend.Recommender;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.storage.NamedArrays;

/** A model that is fitted to all training data at once and then learns nothing more. */
final class FittedLearner implements Learner {
  private final FittedModel model;
  private final Recommender recommender;

  FittedLearner(FittedModel model, TrainingSequences data) {
    this.model = model;
    this.recommender = new FittedRecommender(model);
    model.fit(data);
  }

  @Override
  public StepReport step(int[] users, int from, int to, long step) {
    return new StepReport(LossTerms.NONE, 0, 0);
  }

  @Override
  public Recommender recommender() {
    return recommender;
  }

  @Override
  public long parameterCount() {
    return model.parameterCount();
  }

  @Override
  public List<NamedArray> weights() {
    return model.weights();
  }

  @Override
  public List<NamedArray> optimiserState() {
    return List.of();
  }

  @Override
  public void restore(List<NamedArray> weights, List<NamedArray> optimiserState) {
    model.restore(new NamedArrays(weights));
  }

  @Override
  public void close() {}
}
