package recdenoiser.engine.tensor.kernel;

import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.TableGradient;

/** Adam, a piece of a parameter at a time. An object belongs to one thread. */
public interface AdamKernels {

  /**
   * What {@link #update} would take for the gradient of numbers {@code from … to - 1}, decay
   * included: the sum over shards is written to the same numbers of {@code out}.
   *
   * @return its Σ g²
   */
  double gradient(
      AdamStep step, Storage theta, Storage[] gradients, int shards, int from, int to, Storage out);

  /** The same for rows {@code from … to - 1} of an item table. */
  double gradient(
      AdamStep step, Matrix table, TableGradient gradient, int from, int to, Storage out);

  /**
   * One step of Adam on numbers {@code from … to - 1} of a parameter whose gradient is spread over
   * shards: they are summed in order, {@code decay · θ} is added, then the moments and θ are
   * updated.
   *
   * @return Σ θ² before the step if {@code decay} is not 0, otherwise 0
   */
  double update(
      AdamStep step,
      Storage theta,
      AdamMoments moments,
      Storage[] gradients,
      int shards,
      int from,
      int to);

  /** The same for rows {@code from … to - 1} of an item table with a sparse gradient. */
  double update(
      AdamStep step, Matrix table, AdamMoments moments, TableGradient gradient, int from, int to);

  /**
   * The same for some of the rows that a gradient touches, numbers {@code from … to - 1} of them;
   * without {@code decay}.
   */
  void updateTouched(
      AdamStep step, Matrix table, AdamMoments moments, TableGradient gradient, int from, int to);

  /**
   * Σ g² of rows that a gradient touches, numbers {@code from … to - 1} of them.
   *
   * @param width of the table
   */
  double squaredNormOfTouched(TableGradient gradient, int width, int from, int to);

  /**
   * Makes up for the steps without a gradient that a row has missed.
   *
   * @param since the latest step that it knows
   */
  void catchUp(MissedSteps missed, int since, Matrix table, AdamMoments moments, int row);
}
