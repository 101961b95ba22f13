package recdenoiser.engine.attention;

import recdenoiser.engine.autodiff.SequenceMasks;

/**
 * How scores become attention weights, beyond the softmax. A backbone asks for one and does not
 * know which it got.
 */
public interface AttentionRule {

  /** Plain softmax, Eq. 2. */
  AttentionRule SOFTMAX = block -> SequenceMasks.NONE;

  /** What the weights of {@code block} (from 0) are multiplied by. */
  SequenceMasks masks(int block);
}
