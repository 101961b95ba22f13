package recdenoiser.engine.loss;

import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.batch.TrainingSequences;
import recdenoiser.engine.tensor.AliasTable;
import recdenoiser.engine.tensor.Draws;

/** Where the items that predictions are compared with are drawn from. */
@FunctionalInterface
interface NegativeSource {
  /** In place of a sequence where items are drawn for the whole batch. */
  int WHOLE_BATCH = -1;

  /** The source that settings ask for. */
  static NegativeSource create(LossSettings settings, TrainingSequences data) {
    return switch (settings.negativeSampler()) {
      case UNIFORM -> everyItem(data);
      case POPULARITY -> popularItems(data, settings.popularityExponent());
      case IN_BATCH -> new BatchTargets();
    };
  }

  /** All items alike. */
  static NegativeSource everyItem(TrainingSequences data) {
    int items = data.itemCount();
    return (key, index, sequence) -> 1 + Draws.below(key, index, items);
  }

  /**
   * Items by how often they are acted on in training.
   *
   * @param exponent of the number of actions: 1 in proportion to it, 0 all items alike
   */
  static NegativeSource popularItems(TrainingSequences data, double exponent) {
    double[] weights = new double[data.itemCount()];
    for (int user = 0; user < data.userCount(); user++) {
      for (int a = 0; a < data.length(user); a++) {
        weights[data.item(user, a) - 1]++;
      }
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] = StrictMath.pow(weights[i], exponent);
    }
    AliasTable items = new AliasTable(weights);
    return (key, index, sequence) -> 1 + items.draw(key, index);
  }

  /** Whether {@link #begin} has to see what every sequence of a batch predicts. */
  default boolean needsWholeBatch() {
    return false;
  }

  /** A batch that is filled in, before anything is drawn for it. */
  default void begin(TokenBatch batch) {}

  /**
   * Draws one item. May be called from several threads at once.
   *
   * @param key and {@code index}: what the draw depends on
   * @param sequence of the batch that it is drawn for, or {@link #WHOLE_BATCH}
   * @return 0 if there is none
   */
  int draw(long key, int index, int sequence);
}
