package recdenoiser.engine.experiment;

import recdenoiser.engine.data.LeaveOneOut;
import recdenoiser.engine.train.Learner;

/** Makes self-attentive models from a configuration. */
final class SelfAttentiveLearners {
  private SelfAttentiveLearners() {}

  static Learner create(RunConfig config, LeaveOneOut data, int threads) {
    throw new UnsupportedOperationException(
        "This build has no self-attentive models, so " + config.backbone() + " cannot be made.");
  }
}
