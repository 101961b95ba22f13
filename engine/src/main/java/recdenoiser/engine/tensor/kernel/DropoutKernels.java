package recdenoiser.engine.tensor.kernel;

import recdenoiser.engine.tensor.Matrix;

/**
 * Dropout of matrices [T × d], alone and behind a ReLU; draws are keyed by token and column. An
 * object belongs to one thread.
 */
public interface DropoutKernels {

  /** In place {@code x = dropout(max(x, 0))}; what survives is scaled by 1 / (1 - rate). */
  void relu(Matrix x, double rate, long key, int firstRow);

  /** In place: what {@link #relu} does to tangents and gradients, read off its {@code result}. */
  void reluLinear(Matrix result, double rate, Matrix x);

  /**
   * {@code out = dropout(x) + addend}; {@code addend} may be null, {@code out} may be {@code x}.
   */
  void apply(Matrix x, double rate, long key, int firstRow, Matrix addend, Matrix out);
}
