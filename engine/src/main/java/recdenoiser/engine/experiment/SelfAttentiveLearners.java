package recdenoiser.engine.experiment;

import recdenoiser.engine.data.LeaveOneOut;
import recdenoiser.engine.train.Learner;
import recdenoiser.engine.train.SelfAttentiveLearner;
import recdenoiser.engine.train.TrainingSequences;

/**
 * Makes self-attentive models from a configuration; they see the training part of the data only.
 */
final class SelfAttentiveLearners {
  private SelfAttentiveLearners() {}

  static Learner create(RunConfig config, LeaveOneOut data, int threads) {
    return new SelfAttentiveLearner(
        config.backbone(), config.denoiser(), config.training(), new TrainingPart(data), threads);
  }

  record TrainingPart(LeaveOneOut data) implements TrainingSequences {
    @Override
    public int itemCount() {
      return data.sequences().itemCount();
    }

    @Override
    public int length(int user) {
      return data.trainingLength(user);
    }

    @Override
    public int item(int user, int position) {
      return data.sequences().item(user, position);
    }
  }
}
