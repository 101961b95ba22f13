package recdenoiser.engine.train;

import java.util.BitSet;
import java.util.List;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.evaluate.Recommender;

/** A model together with its optimiser: what a {@code Trainer} drives. */
public interface Learner extends AutoCloseable {

  /**
   * One optimisation step on the training sequences of {@code users[from] … users[to - 1]}. All
   * randomness (dropout, negatives, mask draws) is keyed by the configured seed and {@code step},
   * so that repeating a step from the same weights gives the same bits.
   *
   * @param step counts over the whole run, from 1
   */
  StepReport step(int[] users, int from, int to, long step);

  /**
   * Scores with the weights and inference masks as they are now; stays valid, and follows later
   * steps.
   */
  Recommender recommender();

  /**
   * Masks as they are now and the attention averaged over the most recent histories of {@code
   * users}.
   */
  MaskSnapshot masks(int epoch, int[] users);

  /**
   * How much of the attention over some histories falls on noise, with the weights and inference
   * masks as they are now; no blocks where the model has no attention.
   *
   * @param noise which of {@link PackedHistories#items()} are noise
   */
  default NoiseAttention attentionOnNoise(PackedHistories histories, BitSet noise) {
    return NoiseAttention.NONE;
  }

  boolean learnsMasks();

  /** Per block the share of admissible connections that inference keeps; empty without masks. */
  double[] openShare();

  /**
   * As {@link #openShare()} for every mask of a block, [blocks][heads], or [blocks][1] where heads
   * share one; empty without masks.
   */
  double[][] openShares();

  /** α of α-entmax, [blocks][heads]; empty where attention has none. */
  double[][] alpha();

  long parameterCount();

  /** Copies of the weights, named as in the documentation of the weight file. */
  List<NamedArray> weights();

  /** Copies of everything beside the weights that the next step depends on. */
  List<NamedArray> optimiserState();

  /**
   * @throws IllegalArgumentException if a name is missing or a shape differs, saying which
   */
  void restore(List<NamedArray> weights, List<NamedArray> optimiserState);

  @Override
  void close();
}
