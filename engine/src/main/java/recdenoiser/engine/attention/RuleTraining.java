package recdenoiser.engine.attention;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import recdenoiser.engine.batch.BatchAssembler;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.storage.NamedArrays;

/**
 * An attention rule's part in training. A step goes: {@link #begin}; for every shard, on many
 * threads, {@link #beginShard} and then slice by slice the {@link RulePasses passes} and {@link
 * #hear}; {@link #update}.
 */
public interface RuleTraining {

  /** A rule that has nothing to learn beside what it declared among the model's weights. */
  static RuleTraining of(Supplier<PassRule> rule) {
    return () -> {
      PassRule own = rule.get();
      return (pass, shard) -> own;
    };
  }

  /** The passes of one thread. */
  RulePasses passes();

  /** The sequences that are trained on; a rule may insert or replace items. */
  default BatchAssembler assemble(BatchAssembler sequences) {
    return sequences;
  }

  /** Begins a step whose sequences are laid out. */
  default void begin(TokenBatch batch, long step) {}

  default void beginShard(int shard) {}

  /** Takes note of what a slice lost. On the thread of its shard. */
  default void hear(SliceLosses losses) {}

  /**
   * Learns from the step and says what it adds to the objective. One thread, after all shards; must
   * sum what shards have left in their order.
   *
   * @param shards of the batch
   * @return terms of the objective by name, each as it enters the sum
   */
  default Map<String, Double> update(TokenBatch batch, int shards, long step) {
    return Map.of();
  }

  /** Copies of what the next step depends on beside weights. */
  default List<NamedArray> state() {
    return List.of();
  }

  /**
   * @throws IllegalArgumentException if an array is missing or has another shape
   */
  default void restore(NamedArrays state) {}
}
