package recdenoiser.engine.tensor.kernel;

import recdenoiser.engine.tensor.Matrix;

/**
 * Operations on some columns of matrices with the same number of rows T. An object belongs to one
 * thread.
 */
public interface ColumnKernels {

  /** {@code target[t][to + i] = source[t][from + i]} for {@code count} columns i. */
  void copy(Matrix source, int from, Matrix target, int to, int count);

  /** {@code target[t][to + i] += source[t][from + i]} for {@code count} columns i. */
  void add(Matrix source, int from, Matrix target, int to, int count);

  /**
   * {@code out[t] = ⟨x[t], y[t]⟩}.
   *
   * @param x [T × d], and {@code y} alike
   * @param out [T × 1]
   */
  void dots(Matrix x, Matrix y, Matrix out);

  /**
   * {@code target[t] += factors[t] · x[t]}.
   *
   * @param factors [T × 1]
   * @param x [T × d], and {@code target} alike
   */
  void addScaled(Matrix factors, Matrix x, Matrix target);
}
