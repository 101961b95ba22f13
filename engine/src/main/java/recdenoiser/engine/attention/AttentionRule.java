package recdenoiser.engine.attention;

import java.util.List;
import java.util.Map;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.storage.NamedArrays;

/**
 * How attention weights are made of scores: a plug-in of every backbone. It is made for one model,
 * see {@link AttentionKind}, serves many threads, and says itself what it has to learn: weights it
 * declares among the model's are trained with them through the tape; for anything else it brings a
 * {@link RuleTraining}.
 */
public interface AttentionRule {

  /** Plain softmax everywhere. */
  AttentionRule SOFTMAX = () -> PassRule.SOFTMAX;

  /** Of a rule that has no maps of this kind. */
  float[][] NO_MAPS = new float[0][];

  /** What holds when the model is used; for one thread, and true to later training steps. */
  PassRule inference();

  /** What this rule does in training; by default what it does in use. */
  default RuleTraining training(TrainingContext context) {
    return RuleTraining.of(this::inference);
  }

  /** Whether it takes items for noise, see {@link PassRule#genuine}. */
  default boolean tellsNoise() {
    return false;
  }

  /** Numbers that are learned beside the weights declared among the model's. */
  default long parameterCount() {
    return 0;
  }

  /** Copies of what is learned beside the weights declared among the model's. */
  default List<NamedArray> weights() {
    return List.of();
  }

  /**
   * @throws IllegalArgumentException if an array is missing or has another shape
   */
  default void restore(NamedArrays weights) {}

  /**
   * Numbers that show how the rule is doing, [blocks][heads] or [blocks][1] where heads share one,
   * by name, see {@link AttentionKind#probes}.
   */
  default Map<String, double[][]> probes() {
    return Map.of();
  }

  /**
   * The probability that each connection is open, [blocks · heads][n · n], where that is learned;
   * NaN where a connection cannot be; empty otherwise. Where heads of a block share a mask there is
   * one map for it, [blocks][n · n].
   */
  default float[][] openProbabilities() {
    return NO_MAPS;
  }

  /**
   * The connections that a fixed pattern has open, [blocks · heads][n · n]: 1 open, 0 closed, NaN
   * where none can be; empty where the rule has no pattern.
   */
  default float[][] patterns() {
    return NO_MAPS;
  }
}
