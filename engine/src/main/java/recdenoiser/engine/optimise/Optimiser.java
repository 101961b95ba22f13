package recdenoiser.engine.optimise;

import java.util.List;
import recdenoiser.engine.autodiff.Table;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.storage.NamedArrays;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.Workers;
import recdenoiser.engine.tensor.kernel.Kernels;

/**
 * Moves weights against their gradients. The result does not depend on the number of threads:
 * gradients of shards are summed in their order.
 */
public interface Optimiser {

  /**
   * The gradients of the dense weights; those of tables are where the tables say.
   *
   * @param byShard [shards or more], each of as many numbers as there are dense weights
   * @param shards how many of them count
   */
  record DenseGradients(Storage[] byShard, int shards) {}

  /**
   * Called before the forward passes of a step.
   *
   * @param step over the whole run, from 1
   */
  default void begin(long step) {}

  /**
   * One step.
   *
   * @param kernels one for each worker
   * @param step over the whole run, from 1
   * @return α‖Θ‖² before the step if it is part of the objective, otherwise 0
   */
  double step(DenseGradients gradients, Workers workers, Kernels[] kernels, long step);

  /** Called in place of {@link #step} where a batch has nothing to learn from: nothing moves. */
  default void skip(Workers workers, Kernels[] kernels, long step) {}

  /**
   * Weights that were left alone so far make up for the steps that they have missed. Last bits
   * depend on the steps after which this is called.
   *
   * @param step how many there were
   */
  default void catchUp(Workers workers, Kernels[] kernels, long step) {}

  /** Whether rows of a table without a gradient wait; if so it keeps them in the unit ball too. */
  default boolean isLazy(Table table) {
    return false;
  }

  /** Copies of what the next step depends on beside the weights. */
  List<NamedArray> state();

  /**
   * @throws IllegalArgumentException if an array is missing or has another shape
   */
  void restore(NamedArrays state);
}
