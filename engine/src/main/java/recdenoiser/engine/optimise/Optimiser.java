package recdenoiser.engine.optimise;

import java.util.List;
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
   * One step.
   *
   * @param kernels one for each worker
   * @param step over the whole run, from 1
   * @return α‖Θ‖² before the step if it is part of the objective, otherwise 0
   */
  double step(DenseGradients gradients, Workers workers, Kernels[] kernels, long step);

  /** Copies of what the next step depends on beside the weights. */
  List<NamedArray> state();

  /**
   * @throws IllegalArgumentException if an array is missing or has another shape
   */
  void restore(NamedArrays state);
}
