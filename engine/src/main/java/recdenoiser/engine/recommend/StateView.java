package recdenoiser.engine.recommend;

import recdenoiser.engine.data.PackedHistories;

/** The states that a trained model compares its vectors of items with. */
@FunctionalInterface
public interface StateView {

  /**
   * The state after each history, from which the next item is scored; [count × width]. May be asked
   * by several threads at once.
   *
   * @param histories sequences of at least one item
   */
  float[] after(PackedHistories histories);
}
