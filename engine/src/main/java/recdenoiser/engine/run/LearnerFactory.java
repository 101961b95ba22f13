package recdenoiser.engine.run;

import recdenoiser.engine.batch.TrainingPart;
import recdenoiser.engine.config.DataRules;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.DataSplit;
import recdenoiser.engine.train.Learner;
import recdenoiser.engine.train.Learners;

/** Makes the model that a configuration asks for. */
@FunctionalInterface
public interface LearnerFactory {

  /** From the registries of models and attention rules. */
  LearnerFactory REGISTERED =
      (config, data, threads) -> {
        DataRules.require(config, data.sequences());
        return Learners.create(config.groups(), new TrainingPart(data), threads);
      };

  /**
   * @param config that has no {@linkplain RunConfig#problems() problems}
   * @param data whose training part it may see
   * @param threads how many it may use; they do not change the result
   */
  Learner create(RunConfig config, DataSplit data, int threads);
}
