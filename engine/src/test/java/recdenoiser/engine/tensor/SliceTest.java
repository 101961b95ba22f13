package recdenoiser.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Slices are where they say, and products of slices are those of the same numbers on their own. */
class SliceTest {
  private static final int BEFORE = 7;
  private static final int GAP = 5;

  private final RandomGenerator random = new SplittableRandom(3);
  private final Blas blas = new Blas();

  @ParameterizedTest(name = "{0} × {2} by {2} × {1}, transposed {3} {4}, keep {5}")
  @CsvSource({
    "1, 1, 1, false, false, 0",
    "16, 50, 16, false, true, 0",
    "16, 16, 50, true, false, 1",
    "401, 100, 100, false, true, 0",
    "401, 100, 100, true, false, 1",
    "100, 100, 401, false, true, 0.5",
    "100, 100, 401, true, false, 1",
  })
  void productsOfSlicesAreThoseOfWholeMatrices(
      int rows,
      int width,
      int inner,
      boolean leftTransposed,
      boolean rightTransposed,
      double keep) {
    Matrix left = leftTransposed ? matrix(inner, rows) : matrix(rows, inner);
    Matrix right = rightTransposed ? matrix(width, inner) : matrix(inner, width);
    Matrix result = matrix(rows, width);
    Slice wide = within(result);
    double[] around = wide.matrix().toDoubles();

    blas.multiply(within(left), leftTransposed, within(right), rightTransposed, keep, wide);
    blas.multiply(left, leftTransposed, right, rightTransposed, keep, result);

    double[] expected = result.toDoubles();
    for (int r = 0; r < rows; r++) {
      System.arraycopy(expected, r * width, around, BEFORE + r * (width + GAP), width);
    }
    assertThat(wide.matrix().toDoubles()).containsExactly(around);
  }

  @Test
  void numbersAreCountedFromTheStartOfTheSlice() {
    Matrix matrix = matrix(4, 6);
    Slice slice = new Slice().view(matrix, 8, 3, 2, 6);

    double[] read = new double[3];
    slice.read(6, read, 1, 2);
    slice.write(1, new double[] {42}, 0, 1);

    assertThat(read).containsExactly(0, matrix.get(14), matrix.get(15));
    assertThat(matrix.get(9)).isEqualTo(42);
  }

  @Test
  void sliceMayEndWithItsMatrixButNotReachBeyond() {
    Matrix matrix = matrix(4, 6);

    assertThat(new Slice().view(matrix, 3, 4, 3, 6)).hasToString("[4 × 3]");
    assertThat(new Slice().view(matrix, 24, 0, 3, 6).rows()).isZero();
    assertThatThrownBy(() -> new Slice().view(matrix, 4, 4, 3, 6))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("[4 × 3] at 4, rows 6 apart, does not fit into [4 × 6].");
    assertThatThrownBy(() -> new Slice().view(matrix, -1, 1, 1, 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void productsOfSlicesThatDoNotFitAreRefused() {
    Matrix matrix = matrix(4, 6);
    Slice left = new Slice().view(matrix, 0, 2, 3, 6);
    Slice right = new Slice().view(matrix, 0, 2, 3, 6);
    Slice result = new Slice().view(matrix(2, 3));

    assertThatThrownBy(() -> blas.multiply(left, false, right, false, 0, result))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Shapes do not fit: [2 × 3] · [2 × 3] into [2 × 3]");
  }

  private Matrix matrix(int rows, int width) {
    Matrix matrix = Matrix.zeros(Precision.DOUBLE, rows, width);
    matrix.write(0, random.doubles(matrix.size(), -1, 1).toArray(), 0, matrix.size());
    return matrix;
  }

  /** The same numbers with others before, between and behind their rows. */
  private Slice within(Matrix numbers) {
    int stride = numbers.width() + GAP;
    Matrix wide = matrix(numbers.rows() + 2, stride);
    double[] all = numbers.toDoubles();
    for (int r = 0; r < numbers.rows(); r++) {
      wide.write(BEFORE + r * stride, all, r * numbers.width(), numbers.width());
    }
    return new Slice().view(wide, BEFORE, numbers.rows(), numbers.width(), stride);
  }
}
