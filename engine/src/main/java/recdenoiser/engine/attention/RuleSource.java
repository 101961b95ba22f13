package recdenoiser.engine.attention;

/** Where passes get their attention rule from. Safe for use by many threads. */
public interface RuleSource {

  /** Plain softmax everywhere. */
  RuleSource SOFTMAX =
      new RuleSource() {
        @Override
        public AttentionRule training(long seed, long step) {
          return AttentionRule.SOFTMAX;
        }

        @Override
        public AttentionRule inference() {
          return AttentionRule.SOFTMAX;
        }
      };

  /** The rule of a training step; its draws are keyed by seed and step. */
  AttentionRule training(long seed, long step);

  AttentionRule inference();

  /** α of every block and head, [blocks][heads]; empty where the rule has none. */
  default double[][] alpha() {
    return new double[0][];
  }

  /**
   * The connections that a fixed pattern has open, [blocks · heads][n · n]: 1 open, 0 closed, NaN
   * where none can be; empty where the rule has no pattern.
   */
  default float[][] patterns() {
    return new float[0][];
  }
}
