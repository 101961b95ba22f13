package recdenoiser.engine.train;

import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.evaluate.Recommender;

/** Ranks the true next items of all users among others. */
@FunctionalInterface
public interface Judge {
  Evaluation evaluate(Recommender recommender, Split split);
}
