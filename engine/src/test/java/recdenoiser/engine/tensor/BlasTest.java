package recdenoiser.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Products are right whatever their shape, also those that are done in parts. */
class BlasTest {
  private static final RandomGenerator RANDOM = new SplittableRandom(1);

  private final Blas blas = new Blas();

  @ParameterizedTest(name = "{0} × {2} by {2} × {1}, transposed {3} {4}, keep {5}")
  @CsvSource({
    "1, 1, 1, false, false, 0",
    "1, 100, 400, false, false, 1",
    "400, 100, 100, false, false, 1",
    "401, 100, 100, false, true, 0",
    "401, 100, 100, true, false, 0",
    "100, 100, 399, true, false, 1",
    "100, 100, 401, false, true, 0.5",
    "64, 256, 517, true, true, 1",
    "1500, 40, 1500, false, false, 0",
    "33, 2000, 500, false, false, 1",
  })
  void multipliesLikeTheDefinition(
      int rows,
      int width,
      int inner,
      boolean leftTransposed,
      boolean rightTransposed,
      double keep) {
    for (Precision precision : Precision.values()) {
      Matrix left =
          leftTransposed ? random(precision, inner, rows) : random(precision, rows, inner);
      Matrix right =
          rightTransposed ? random(precision, width, inner) : random(precision, inner, width);
      Matrix result = random(precision, rows, width);
      double[] expected =
          product(left, leftTransposed, right, rightTransposed, keep, result, inner);

      blas.multiply(left, leftTransposed, right, rightTransposed, keep, result);

      double allowed = inner * (precision == Precision.SINGLE ? 0x1p-22 : 0x1p-50);
      assertThat(numbers(result)).containsExactly(expected, within(allowed));
    }
  }

  private static double[] product(
      Matrix left,
      boolean leftTransposed,
      Matrix right,
      boolean rightTransposed,
      double keep,
      Matrix result,
      int inner) {
    double[] a = numbers(left);
    double[] b = numbers(right);
    double[] c = numbers(result);
    int width = result.width();
    for (int r = 0; r < result.rows(); r++) {
      for (int w = 0; w < width; w++) {
        double sum = keep * c[r * width + w];
        for (int k = 0; k < inner; k++) {
          double l = leftTransposed ? a[k * result.rows() + r] : a[r * inner + k];
          sum += l * (rightTransposed ? b[w * inner + k] : b[k * width + w]);
        }
        c[r * width + w] = sum;
      }
    }
    return c;
  }

  private static Matrix random(Precision precision, int rows, int width) {
    Matrix matrix = Matrix.zeros(precision, rows, width);
    double[] numbers = RANDOM.doubles(matrix.size(), -1, 1).toArray();
    matrix.write(0, numbers, 0, numbers.length);
    return matrix;
  }

  private static double[] numbers(Matrix matrix) {
    double[] numbers = new double[matrix.size()];
    matrix.read(0, numbers, 0, numbers.length);
    return numbers;
  }
}
