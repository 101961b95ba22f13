package recdenoiser.engine.recommend;

import java.util.Optional;
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

  @Override
  public Optional<Transitions> transitions() {
    return model.isFirstOrder() ? Optional.of(new LastItemTransitions(this)) : Optional.empty();
  }
}
