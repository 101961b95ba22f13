package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.kernel.OpenKeys;
import recdenoiser.engine.tensor.kernel.RowWeighting;

/** How the scores of one block become attention weights, one sequence and head after the other. */
@FunctionalInterface
public interface ScoreRule {

  /** Plain softmax, Eq. 2. */
  ScoreRule SOFTMAX = (sequence, head, length, weighting) -> {};

  /**
   * Says what applies to one sequence and head, until the next one is asked for.
   *
   * @param sequence index in the batch
   * @param length its tokens
   * @param weighting stands at the plain softmax with the block's dropout
   */
  void weigh(int sequence, int head, int length, RowWeighting weighting);

  /**
   * What is open in one head where most is closed, for passes that only go forward: they may skip
   * the rest. It says the same as {@link #weigh} without dropout.
   *
   * @return null where nothing is to be gained
   */
  default OpenKeys openKeys(int head) {
    return null;
  }

  /**
   * Called in the backward pass when all rows of one sequence and head are done, for what {@code
   * weighting} has gathered.
   */
  default void backward(Tape tape, int sequence, int head, RowWeighting weighting) {}

  /** Whether {@link #maskGradient} is to be called; it costs a pass over the weights. */
  default boolean wantsMaskGradient() {
    return false;
  }

  /**
   * Derivative of the objective with respect to the mask of one query's connections, as if the mask
   * could take any value.
   *
   * @param gradient [keys]; only valid during the call
   */
  default void maskGradient(
      Tape tape, int sequence, int head, int length, int query, int keys, double[] gradient) {}
}
