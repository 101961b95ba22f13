package recdenoiser.engine.tensor.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.kernel.GeluKernels;
import recdenoiser.engine.tensor.plain.PlainGelu;

/** x Φ(x): the plain kernels against known values of Φ, the SIMD kernels against the plain ones. */
@Tag("kernels")
class GeluKernelsTest {
  private static final double CLOSE = 3e-7;

  private final GeluKernels simd = new SimdGelu();
  private final GeluKernels plain = new PlainGelu();
  private final Numbers numbers = new Numbers(3);

  @ParameterizedTest
  @CsvSource({
    "0, 0.5",
    "1, 0.841344746068542949",
    "-1, 0.158655253931457051",
    "2, 0.977249868051820793",
    "-3.5, 2.32629079035525e-4",
    "8.2, 0.999999999999999880",
    "40, 1",
    "-40, 0"
  })
  void cumulativeNormalDistribution(double x, double expected) {
    assertThat(PlainGelu.cumulative(x)).isCloseTo(expected, within(5e-16));
  }

  @Test
  void valuesAndSlopesFarFromZero() {
    Matrix x = Matrix.zeros(Precision.SINGLE, 1, 4);
    Matrix out = Matrix.zeros(Precision.SINGLE, 1, 4);
    x.write(0, new double[] {-1e4, -30, 30, 1e4}, 0, 4);

    simd.forward(x, out);

    assertThat(out.toFloats()).containsExactly(new float[] {0, 0, 30, 1e4f}, within(1e-6f));
    assertThat(x.toFloats()).containsExactly(new float[] {0, 0, 1, 1}, within(1e-6f));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 6", "41, 50", "9, 256", "2, 2500"})
  void forwardAndBackward(int rows, int width) {
    Matrix fastSlope = numbers.matrix(rows, width);
    Matrix slowSlope = Numbers.copy(fastSlope);
    Matrix fastOut = numbers.matrix(rows, width);
    Matrix slowOut = numbers.matrix(rows, width);
    Matrix fastGradient = numbers.matrix(rows, width);
    Matrix slowGradient = Numbers.copy(fastGradient);

    simd.forward(fastSlope, fastOut);
    plain.forward(slowSlope, slowOut);
    simd.backward(fastSlope, fastGradient);
    plain.backward(slowSlope, slowGradient);

    Numbers.close("values", fastOut, slowOut, CLOSE);
    Numbers.close("slopes", fastSlope, slowSlope, CLOSE);
    Numbers.close("gradients", fastGradient, slowGradient, CLOSE);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 6", "41, 50", "2, 2500"})
  void withTangents(int rows, int width) {
    Matrix fastX = numbers.matrix(rows, width);
    Matrix slowX = Numbers.copy(fastX);
    Matrix fastTangent = numbers.matrix(rows, width);
    Matrix slowTangent = Numbers.copy(fastTangent);
    Matrix fastOut = numbers.matrix(rows, width);
    Matrix slowOut = numbers.matrix(rows, width);
    Matrix fastOutTangent = numbers.matrix(rows, width);
    Matrix slowOutTangent = numbers.matrix(rows, width);

    simd.forwardWithTangent(fastX, fastTangent, fastOut, fastOutTangent);
    plain.forwardWithTangent(slowX, slowTangent, slowOut, slowOutTangent);

    Numbers.close("values", fastOut, slowOut, CLOSE);
    Numbers.close("tangents", fastOutTangent, slowOutTangent, CLOSE);
    Numbers.close("slopes", fastX, slowX, CLOSE);
    Numbers.close("bends", fastTangent, slowTangent, CLOSE);
    Matrix fastTangentGradient = numbers.matrix(rows, width);
    Matrix slowTangentGradient = Numbers.copy(fastTangentGradient);
    simd.backwardWithTangent(slowX, slowTangent, fastOut, fastTangentGradient);
    plain.backwardWithTangent(slowX, slowTangent, slowOut, slowTangentGradient);
    Numbers.close("gradients", fastOut, slowOut, CLOSE);
    Numbers.close("gradients of tangents", fastTangentGradient, slowTangentGradient, CLOSE);
  }
}
