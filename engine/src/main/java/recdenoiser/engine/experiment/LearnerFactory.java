package recdenoiser.engine.experiment;

import recdenoiser.engine.data.LeaveOneOut;
import recdenoiser.engine.train.Learner;

/** Makes the model that a configuration asks for. */
@FunctionalInterface
public interface LearnerFactory {

  /**
   * @param config that has no {@linkplain RunConfig#problems() problems}
   * @param data whose training part it may see
   * @param threads how many it may use; they do not change the result
   */
  Learner create(RunConfig config, LeaveOneOut data, int threads);
}
