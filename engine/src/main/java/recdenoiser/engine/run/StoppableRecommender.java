package recdenoiser.engine.run;

import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.recommend.Recommender;
import recdenoiser.engine.train.RunControl;

/** Scores as another does, until the run is to stop at once. */
final class StoppableRecommender implements Recommender {
  private final Recommender recommender;
  private final RunControl control;

  StoppableRecommender(Recommender recommender, RunControl control) {
    this.recommender = recommender;
    this.control = control;
  }

  /** The evaluation under way has no result. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public int itemCount() {
    return recommender.itemCount();
  }

  @Override
  public void score(PackedHistories histories, float[] scores) {
    if (control.stopAtOnceWanted()) {
      throw new Stopped();
    }
    recommender.score(histories, scores);
  }
}
