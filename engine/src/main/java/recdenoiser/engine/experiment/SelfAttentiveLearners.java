package recdenoiser.engine.experiment;

import recdenoiser.engine.data.LeaveOneOut;
import recdenoiser.engine.train.Learner;
import recdenoiser.engine.train.SelfAttentiveLearner;
import recdenoiser.engine.train.SelfAttentiveSettings;
import recdenoiser.engine.train.TrainingSequences;

/** Makes self-attentive models from a configuration. */
final class SelfAttentiveLearners {
  private SelfAttentiveLearners() {}

  /**
   * @throws SettingProblem if the configuration cannot be run on these data
   */
  static Learner create(RunConfig config, LeaveOneOut data, int threads) {
    DataRules.require(config, data.sequences());
    return new SelfAttentiveLearner(settings(config), trainingPart(data), threads);
  }

  static SelfAttentiveSettings settings(RunConfig config) {
    return new SelfAttentiveSettings(
        config.backbone(), config.attention(), config.denoiser(), config.loss(), config.training());
  }

  /** What a model may see of the users' actions. */
  static TrainingSequences trainingPart(LeaveOneOut data) {
    return new TrainingSequences() {
      @Override
      public int itemCount() {
        return data.sequences().itemCount();
      }

      @Override
      public int userCount() {
        return data.sequences().userCount();
      }

      @Override
      public boolean hasTimes() {
        return data.sequences().hasTimes();
      }

      @Override
      public long time(int user, int position) {
        return data.sequences().time(user, position);
      }

      @Override
      public int length(int user) {
        return data.trainingLength(user);
      }

      @Override
      public int item(int user, int position) {
        return data.sequences().item(user, position);
      }
    };
  }
}
