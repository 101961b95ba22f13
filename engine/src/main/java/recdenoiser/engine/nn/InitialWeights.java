package recdenoiser.engine.nn;

import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.Draws.Purpose;
import recdenoiser.engine.tensor.Matrix;

/**
 * Weights before the first step: Glorot-uniform (Glorot &amp; Bengio 2010, Eq. 16) as in SASRec's
 * published code, gains 1, biases 0.
 */
public final class InitialWeights {
  private InitialWeights() {}

  public static void draw(Parameters parameters, long seed) {
    long key = Draws.key(seed, Purpose.INITIAL_WEIGHTS, 0);
    for (Parameter parameter : parameters.all()) {
      if (parameter.name().endsWith(".gain")) {
        fill(parameter.value(), 1);
      } else if (!parameter.name().endsWith(".bias")) {
        glorot(parameter.value(), 0, Draws.derive(key, parameter.offset()));
      }
    }
  }

  /** A table [items + 1 × d]; row 0 belongs to no item and stays zero. */
  public static void drawTable(Matrix table, long seed, int which) {
    glorot(table, 1, Draws.derive(Draws.key(seed, Purpose.INITIAL_WEIGHTS, 1), which));
  }

  private static void glorot(Matrix matrix, int firstRow, long key) {
    double bound = Math.sqrt(6.0 / (matrix.rows() + matrix.width()));
    double[] row = new double[matrix.width()];
    for (int r = firstRow; r < matrix.rows(); r++) {
      for (int i = 0; i < row.length; i++) {
        row[i] = bound * (2 * Draws.uniform(key, r * row.length + i) - 1);
      }
      matrix.write(r * row.length, row, 0, row.length);
    }
  }

  private static void fill(Matrix matrix, double value) {
    double[] all = new double[matrix.size()];
    java.util.Arrays.fill(all, value);
    matrix.write(0, all, 0, all.length);
  }
}
