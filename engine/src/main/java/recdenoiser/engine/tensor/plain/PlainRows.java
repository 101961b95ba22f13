package recdenoiser.engine.tensor.plain;

import recdenoiser.engine.tensor.Matrix;

/** Rows of matrices as doubles, each in room of its own that is used again, and sums over them. */
final class PlainRows {
  private final double[][] scratch;

  /**
   * @param count how many rows are needed at the same time
   */
  PlainRows(int count) {
    scratch = new double[count][64];
  }

  /** At least {@code size} numbers, left over from what was there last. */
  double[] room(int which, int size) {
    if (scratch[which].length < size) {
      scratch[which] = new double[size];
    }
    return scratch[which];
  }

  double[] read(int which, Matrix x, int row) {
    double[] values = room(which, x.width());
    x.read(row * x.width(), values, 0, x.width());
    return values;
  }

  static void write(Matrix x, int row, double[] values) {
    x.write(row * x.width(), values, 0, x.width());
  }

  static double sum(double[] x, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += x[i];
    }
    return sum;
  }

  static double dot(double[] x, double[] y, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
