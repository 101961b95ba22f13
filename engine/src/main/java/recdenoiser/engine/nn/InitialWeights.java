package recdenoiser.engine.nn;

import java.util.function.IntToDoubleFunction;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.Draws.Purpose;
import recdenoiser.engine.tensor.Matrix;

/** Weights before the first step. */
public final class InitialWeights {
  private static final double DEVIATION = 0.02;

  private InitialWeights() {}

  /** How weights that start {@link Parameter.Start#SPREAD} are drawn. */
  public enum Spread {
    /** Uniform (Glorot and Bengio 2010, Eq. 16), as in SASRec's published code. */
    GLOROT_UNIFORM,
    /** Normal with deviation 0.02, cut off at two deviations, as BERT's. */
    TRUNCATED_NORMAL
  }

  public static void draw(Parameters parameters, long seed) {
    draw(parameters, seed, Spread.GLOROT_UNIFORM);
  }

  /** Every weight's draws are keyed by its name: those of others do not matter to it. */
  public static void draw(Parameters parameters, long seed, Spread spread) {
    long key = Draws.key(seed, Purpose.INITIAL_WEIGHTS, 0);
    for (Parameter parameter : parameters.all()) {
      long own = Draws.derive(key, parameter.name().hashCode());
      switch (parameter.start()) {
        case ZERO -> fill(parameter.value(), 0);
        case ONE -> fill(parameter.value(), 1);
        case NORMAL -> each(parameter.value(), 0, index -> Draws.gaussian(own, index));
        case SPREAD -> spread(parameter.value(), 0, own, spread);
      }
    }
  }

  /** Three weights [in × out] side by side, each drawn by itself: those of gates. */
  public static void drawGates(Parameter weight, long seed) {
    long key = Draws.key(seed, Purpose.INITIAL_WEIGHTS, 0);
    uniform(weight.value(), 0, Draws.derive(key, weight.name().hashCode()), 3);
  }

  /** The same for a table [ids + 1 × 3 · out], the first that a model has. */
  public static void drawGates(Matrix table, long seed) {
    uniform(table, 1, Draws.derive(Draws.key(seed, Purpose.INITIAL_WEIGHTS, 1), 0), 3);
  }

  /**
   * Glorot and Bengio 2010, Eq. 16.
   *
   * @param parts weights that stand side by side
   */
  private static void uniform(Matrix matrix, int firstRow, long key, int parts) {
    double bound = Math.sqrt(6.0 / (matrix.rows() + matrix.width() / parts));
    each(matrix, firstRow, index -> bound * (2 * Draws.uniform(key, index) - 1));
  }

  /** A table [ids + 1 × d]; row 0 belongs to no id and stays zero. */
  public static void drawTable(Matrix table, long seed, int which) {
    drawTable(table, seed, which, Spread.GLOROT_UNIFORM);
  }

  public static void drawTable(Matrix table, long seed, int which, Spread spread) {
    long key = Draws.derive(Draws.key(seed, Purpose.INITIAL_WEIGHTS, 1), which);
    spread(table, 1, key, spread);
  }

  /** A table as above, normal with a deviation. */
  public static void drawTable(Matrix table, long seed, int which, double deviation) {
    long key = Draws.derive(Draws.key(seed, Purpose.INITIAL_WEIGHTS, 1), which);
    each(table, 1, index -> deviation * Draws.gaussian(key, index));
  }

  private static void spread(Matrix matrix, int firstRow, long key, Spread spread) {
    if (spread == Spread.GLOROT_UNIFORM) {
      uniform(matrix, firstRow, key, 1);
    } else {
      each(matrix, firstRow, index -> DEVIATION * truncated(key, index));
    }
  }

  /** Standard normal, drawn again while it is beyond two. */
  private static double truncated(long key, int index) {
    double x = Draws.gaussian(key, index);
    for (int again = 0; Math.abs(x) > 2; again++) {
      x = Draws.gaussian(Draws.derive(key, again), index);
    }
    return x;
  }

  private static void each(Matrix matrix, int firstRow, IntToDoubleFunction value) {
    double[] row = new double[matrix.width()];
    for (int r = firstRow; r < matrix.rows(); r++) {
      for (int i = 0; i < row.length; i++) {
        row[i] = value.applyAsDouble(r * row.length + i);
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
