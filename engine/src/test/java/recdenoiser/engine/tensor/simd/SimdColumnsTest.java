package recdenoiser.engine.tensor.simd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.kernel.ColumnKernels;
import recdenoiser.engine.tensor.plain.PlainKernels;

/** Operations on columns on vectors against plain loops. */
@Tag("kernels")
class SimdColumnsTest {
  private static final double CLOSE = 1e-6;

  private final Numbers numbers = new Numbers(6);
  private final ColumnKernels simd = new SimdKernels().columns();
  private final ColumnKernels plain = new PlainKernels().columns();

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "7, 10, 3", "40, 100, 50", "3, 65, 64", "5, 40, 17"})
  void copyAndAdd(int rows, int width, int count) {
    Matrix source = numbers.matrix(rows, width);
    Matrix fast = numbers.matrix(rows, width + 2);
    Matrix slow = Numbers.copy(fast);

    simd.copy(source, width - count, fast, 2, count);
    plain.copy(source, width - count, slow, 2, count);
    assertThat(fast.toFloats()).isEqualTo(slow.toFloats());

    simd.add(source, width - count, fast, 1, count);
    plain.add(source, width - count, slow, 1, count);
    Numbers.close("sum", fast, slow, CLOSE);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 3", "40, 50", "3, 64", "5, 130"})
  void dotsAndScaledRows(int rows, int width) {
    Matrix x = numbers.matrix(rows, width);
    Matrix y = numbers.matrix(rows, width);
    Matrix fast = numbers.matrix(rows, 1);
    Matrix slow = numbers.matrix(rows, 1);

    simd.dots(x, y, fast);
    plain.dots(x, y, slow);
    Numbers.close("inner products", fast, slow, CLOSE);

    Matrix other = Numbers.copy(y);
    simd.addScaled(slow, x, y);
    plain.addScaled(slow, x, other);
    Numbers.close("scaled rows", y, other, CLOSE);
  }

  @ParameterizedTest
  @CsvSource({"30, 5", "50, 49"})
  void whatAWideMatrixLeavesDoesNotReachANarrowOne(int wide, int narrow) {
    simd.dots(numbers.matrix(2, wide), numbers.matrix(2, wide), numbers.matrix(2, 1));

    dotsAndScaledRows(4, narrow);
  }
}
