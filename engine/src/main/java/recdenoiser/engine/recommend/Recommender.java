package recdenoiser.engine.recommend;

import java.util.Optional;
import recdenoiser.engine.data.PackedHistories;

/** Anything that can say how well each item would continue a history. */
public interface Recommender {

  int itemCount();

  /**
   * Scores of every item as the next one of every history. May be called from several threads at
   * once.
   *
   * @param histories sequences of at least one item; only the most recent ones that the model looks
   *     at matter
   * @param scores [count × (itemCount + 1)], row-major; column 0 belongs to no item and means
   *     nothing
   */
  void score(PackedHistories histories, float[] scores);

  /** What its gates do; empty for a model without recurrent layers. */
  default Optional<GateView> gates() {
    return Optional.empty();
  }

  /** What its attention does; empty for a model without attention. */
  default Optional<AttentionView> attention() {
    return Optional.empty();
  }

  /**
   * How strongly it expects one item behind another; empty unless it looks at the last one only.
   */
  default Optional<Transitions> transitions() {
    return Optional.empty();
  }

  /** What states are compared with; empty for a model without a table of items. */
  default Optional<ItemVectors> itemVectors() {
    return Optional.empty();
  }

  /** What it knows of a history; empty for a model without states. */
  default Optional<StateView> states() {
    return Optional.empty();
  }

  /** Its filters; empty for a model without convolutions. */
  default Optional<FilterView> filters() {
    return Optional.empty();
  }
}
