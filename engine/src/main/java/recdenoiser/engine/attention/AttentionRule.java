package recdenoiser.engine.attention;

import recdenoiser.engine.autodiff.ScoreRule;

/**
 * How scores become attention weights, block by block. A backbone asks for one and does not know
 * which it got.
 */
@FunctionalInterface
public interface AttentionRule {

  /** Plain softmax, Eq. 2. */
  AttentionRule SOFTMAX = block -> ScoreRule.SOFTMAX;

  /** What holds in {@code block} (from 0). */
  ScoreRule block(int block);
}
