package recdenoiser.engine.recommend;

import java.util.List;
import java.util.Optional;
import recdenoiser.engine.attention.AttentionKinds;
import recdenoiser.engine.attention.AttentionRule;
import recdenoiser.engine.attention.RuleContext;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.batch.TimeScale;
import recdenoiser.engine.batch.TrainingSequences;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.model.FittedModel;
import recdenoiser.engine.model.Model;
import recdenoiser.engine.model.ModelContext;
import recdenoiser.engine.model.ModelKind;
import recdenoiser.engine.model.ModelKinds;
import recdenoiser.engine.model.Network;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.storage.NamedArrays;
import recdenoiser.engine.tensor.Precision;

/**
 * A trained model opened for use: scores, and what attention did. It holds its weights and what a
 * batch in a forward pass needs, and nothing that only training has: no gradients, no optimiser, no
 * team of threads.
 */
public final class TrainedModel implements Recommender {
  private static final long ANY_SEED = 0;

  private final Recommender recommender;
  private final Recommender plain;
  private final int window;
  private final int gap;

  private TrainedModel(Recommender recommender, Recommender plain, int window, int gap) {
    this.recommender = recommender;
    this.plain = plain;
    this.window = window;
    this.gap = gap;
  }

  /**
   * @param settings that it was trained with
   * @param data that it was trained on, for how many items, users and times there are
   * @param weights as a checkpoint keeps them
   * @throws IllegalArgumentException if the weights do not fit
   */
  public static TrainedModel open(
      SettingGroups settings, TrainingSequences data, List<NamedArray> weights) {
    NamedArrays named = new NamedArrays(weights);
    ModelKind kind = ModelKinds.of(settings);
    Parameters parameters = new Parameters();
    AttentionRule rule =
        AttentionKinds.create(
            new RuleContext(
                settings, kind.shape(settings), data.itemCount(), parameters, Precision.SINGLE));
    Model model =
        kind.create(
            new ModelContext(
                settings,
                data.itemCount(),
                data.userCount(),
                parameters,
                Precision.SINGLE,
                ANY_SEED));
    if (model instanceof FittedModel fitted) {
      fitted.restore(named);
      Recommender recommender = new FittedRecommender(fitted);
      return new TrainedModel(recommender, recommender, fitted.window(), 0);
    }
    Network network = (Network) model;
    NetworkWeights.restore(network, rule, named);
    TimeScale times = network.timeScale(data);
    return new TrainedModel(
        new NetworkRecommender(network, rule, times),
        new NetworkRecommender(network, AttentionRule.SOFTMAX, times),
        network.window(),
        NetworkInference.gap(network));
  }

  /**
   * The same weights with the attention rule off: plain softmax in every block. A model without
   * attention scores as it does.
   */
  public Recommender withoutRule() {
    return plain;
  }

  /** Tokens behind the newest item of a history: 1 where the model fills in items, otherwise 0. */
  public int gap() {
    return gap;
  }

  /** How many of the newest items of a history it looks at, at most. */
  public int window() {
    return window;
  }

  @Override
  public int itemCount() {
    return recommender.itemCount();
  }

  @Override
  public void score(PackedHistories histories, float[] scores) {
    recommender.score(histories, scores);
  }

  @Override
  public Optional<GateView> gates() {
    return recommender.gates();
  }

  @Override
  public Optional<AttentionView> attention() {
    return recommender.attention();
  }

  @Override
  public Optional<Transitions> transitions() {
    return recommender.transitions();
  }

  @Override
  public Optional<ItemVectors> itemVectors() {
    return recommender.itemVectors();
  }

  @Override
  public Optional<StateView> states() {
    return recommender.states();
  }

  @Override
  public Optional<FilterView> filters() {
    return recommender.filters();
  }
}
