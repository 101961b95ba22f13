package recdenoiser.engine.train;

import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.recommend.Recommender;

/** Ranks the true next items of all users of a split among others. */
@FunctionalInterface
public interface SplitEvaluator {
  Evaluation evaluate(Recommender recommender, Split split);
}
