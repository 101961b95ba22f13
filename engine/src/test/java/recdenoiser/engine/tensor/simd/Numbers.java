package recdenoiser.engine.tensor.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;

/** Random matrices in single precision, and how close two of them are. */
final class Numbers {
  private final Random random;

  Numbers(long seed) {
    random = new Random(seed);
  }

  Matrix matrix(int rows, int width) {
    Matrix matrix = Matrix.zeros(Precision.SINGLE, rows, width);
    float[] values = new float[rows * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    matrix.write(0, values, 0, values.length);
    return matrix;
  }

  double[] doubles(int count) {
    return random.doubles(count, -2, 2).toArray();
  }

  Random random() {
    return random;
  }

  static Matrix copy(Matrix matrix) {
    Matrix copy = Matrix.zeros(Precision.SINGLE, matrix.rows(), matrix.width());
    copy.write(0, matrix.toFloats(), 0, matrix.size());
    return copy;
  }

  /**
   * @param tolerance greatest difference allowed, as a share of the greatest expected number
   */
  static void close(String what, Matrix actual, Matrix expected, double tolerance) {
    close(what, actual.toDoubles(), expected.toDoubles(), tolerance);
  }

  static void close(String what, double[] actual, double[] expected, double tolerance) {
    assertThat(actual).as(what).hasSameSizeAs(expected);
    double scale = Arrays.stream(expected).map(Math::abs).max().orElse(0);
    double[] difference = new double[expected.length];
    int worst = 0;
    for (int i = 0; i < expected.length; i++) {
      difference[i] = Math.abs(actual[i] - expected[i]);
      // what is not a number compares as the greatest
      worst = Double.compare(difference[i], difference[worst]) > 0 ? i : worst;
    }
    assertThat(difference[worst])
        .as("%s[%d]: %s, expected %s", what, worst, actual[worst], expected[worst])
        .isLessThanOrEqualTo(tolerance * scale);
  }
}
