package recdenoiser.engine.recommend;

import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.model.FittedModel;

/** Scores with a model that was fitted. */
public final class FittedRecommender implements Recommender {
  private final FittedModel model;

  public FittedRecommender(FittedModel model) {
    this.model = model;
  }

  @Override
  public int itemCount() {
    return model.items();
  }

  @Override
  public void score(PackedHistories histories, float[] scores) {
    model.score(histories, scores);
  }
}
