package recdenoiser.engine.train;

import recdenoiser.engine.attention.AttentionKinds;
import recdenoiser.engine.attention.AttentionRule;
import recdenoiser.engine.attention.RuleContext;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.batch.TrainingSequences;
import recdenoiser.engine.model.FittedModel;
import recdenoiser.engine.model.Model;
import recdenoiser.engine.model.ModelContext;
import recdenoiser.engine.model.ModelKind;
import recdenoiser.engine.model.ModelKinds;
import recdenoiser.engine.model.Network;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.tensor.Precision;

/** Makes the model that settings ask for, ready to be trained. */
public final class Learners {
  private Learners() {}

  /**
   * @param threads how many work on a step; the result does not depend on it
   * @throws IllegalArgumentException if the model needs times and the data have none
   */
  public static Learner create(SettingGroups settings, TrainingSequences data, int threads) {
    return create(settings, data, threads, Precision.SINGLE);
  }

  static Learner create(
      SettingGroups settings, TrainingSequences data, int threads, Precision precision) {
    ModelKind kind = ModelKinds.of(settings);
    Parameters parameters = new Parameters();
    // the rule first: weights that it declares stand before the model's
    AttentionRule rule =
        AttentionKinds.create(
            new RuleContext(
                settings, kind.shape(settings), data.itemCount(), parameters, precision));
    Model model =
        kind.create(
            new ModelContext(
                settings,
                data.itemCount(),
                data.userCount(),
                parameters,
                precision,
                settings.get(TrainingSettings.class).seed()));
    return model instanceof FittedModel fitted
        ? new FittedLearner(fitted, data)
        : new NetworkLearner((Network) model, rule, settings, data, threads);
  }
}
