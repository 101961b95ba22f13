package recdenoiser.engine.loss;

import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.tensor.Matrix;

/**
 * Scores by distance: b_i less D = ‖s - T_i‖² or ‖s - T_i‖, for a state s. With g = dL/dscore the
 * derivatives are f (T_i - s) by s and f (s - T_i) by T_i, where f = 2g or g / D.
 */
final class Distances {
  private final boolean squared;

  Distances(Measure measure) {
    squared = measure == Measure.SQUARED_DISTANCE;
  }

  /** D of ‖s - T_i‖². */
  double of(double square) {
    return squared ? square : Math.sqrt(square);
  }

  /** f of g and D. */
  double factor(double slope, double distance) {
    return squared ? 2 * slope : distance == 0 ? 0 : slope / distance;
  }

  /**
   * {@code scores[t][k] -= D} of state t and item k.
   *
   * @param states [m × d]
   * @param items [K × d]
   * @param scores [m × K]
   * @return D [m × K], lent by the tape
   */
  Matrix subtract(Tape tape, Matrix states, Matrix items, Matrix scores) {
    int count = scores.width();
    Matrix apart = tape.lend(scores.rows(), count);
    tape.kernels().losses().squaredDistances(states, items, apart);
    double[] distances = new double[count];
    double[] row = new double[count];
    for (int t = 0; t < scores.rows(); t++) {
      apart.read(t * count, distances, 0, count);
      scores.read(t * count, row, 0, count);
      for (int k = 0; k < count; k++) {
        distances[k] = of(distances[k]);
        row[k] -= distances[k];
      }
      apart.write(t * count, distances, 0, count);
      scores.write(t * count, row, 0, count);
    }
    return apart;
  }

  /**
   * {@code distances[at + t] = D} of row t of each.
   *
   * @param states [m × d]
   * @param targets [m × d]
   */
  void ofRows(Tape tape, Matrix states, Matrix targets, double[] distances, int at) {
    Matrix one = tape.lend(1, 1);
    for (int t = 0; t < states.rows(); t++) {
      tape.kernels().losses().squaredDistances(row(states, t), row(targets, t), one);
      one.read(0, distances, at + t, 1);
      distances[at + t] = of(distances[at + t]);
    }
  }

  private static Matrix row(Matrix matrix, int row) {
    int d = matrix.width();
    return new Matrix(matrix.storage(), matrix.offset() + row * d, 1, d);
  }

  /**
   * Distances become factors.
   *
   * @param slopes g [m × K]
   * @param apart D [m × K], becomes f
   * @param sums receives -Σ f of each row, from {@code at} on
   */
  void factors(Matrix slopes, Matrix apart, double[] sums, int at) {
    int count = slopes.width();
    double[] g = new double[count];
    double[] row = new double[count];
    for (int t = 0; t < slopes.rows(); t++) {
      slopes.read(t * count, g, 0, count);
      apart.read(t * count, row, 0, count);
      sums[at + t] = 0;
      for (int k = 0; k < count; k++) {
        row[k] = factor(g[k], row[k]);
        sums[at + t] -= row[k];
      }
      apart.write(t * count, row, 0, count);
    }
  }
}
