package recdenoiser.engine.attention;

import recdenoiser.engine.autodiff.ScoreRule;
import recdenoiser.engine.autodiff.Tape;

/**
 * An attention rule in one forward pass: how scores become attention weights, block by block. A
 * backbone asks for one and does not know which it got. One object belongs to one thread.
 */
@FunctionalInterface
public interface PassRule {

  /** Plain softmax, Eq. 2. */
  PassRule SOFTMAX = block -> ScoreRule.SOFTMAX;

  /** What holds in {@code block} (from 0). */
  ScoreRule block(int block);

  /** What holds in a block, for rules that look at its queries and keys. */
  default ScoreRule block(int block, BlockInput input) {
    return block(block);
  }

  /** Whether {@link #enter} is to be called, which costs a reading of the items' vectors. */
  default boolean wantsItems() {
    return false;
  }

  /**
   * Shows the sequences of a slice before the first block, for rules that look at what is in them
   * and decide once for all blocks. What is computed on the tape is differentiated through.
   */
  default void enter(Tape tape, SequenceInput input) {}

  /**
   * How probable a rule that {@link AttentionRule#tellsNoise tells noise} finds it that each item
   * of a sequence is none, as the newest position sees it.
   *
   * @param sequence of the slice that was entered last
   * @return [length] 0 … 1
   */
  default double[] genuine(int sequence) {
    throw new UnsupportedOperationException("This rule does not tell noise.");
  }
}
