package recdenoiser.engine.tensor.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.kernel.Kernels;
import recdenoiser.engine.tensor.kernel.NormGradients;
import recdenoiser.engine.tensor.plain.PlainKernels;

/** Layer norm on vectors against plain loops: within 2e-6 of the greatest number. */
@Tag("kernels")
class SimdNormTest {
  private static final double CLOSE = 2e-6;

  private final Kernels simd = new SimdKernels();
  private final Kernels plain = new PlainKernels();
  private final Numbers numbers = new Numbers(2);

  @ParameterizedTest
  @CsvSource({"5, 6", "1, 50", "17, 50", "33, 64", "47, 100"})
  void forwardAndTangent(int rows, int width) {
    Case given = new Case(rows, width);

    given.statistics(simd);
    Matrix fast = given.out;
    Matrix fastStatistics = given.statistics;
    Matrix fastTangent = given.tangentOf(simd);
    given.statistics(plain);

    Numbers.close("norm", fast, given.out, CLOSE);
    Numbers.close("statistics", fastStatistics, given.statistics, CLOSE);
    Numbers.close("tangent", fastTangent, given.tangentOf(plain), CLOSE);
  }

  @ParameterizedTest
  @CsvSource({
    "5, 6, false",
    "1, 50, true",
    "17, 50, false",
    "33, 64, true",
    "33, 64, false",
    "47, 100, true"
  })
  void backward(int rows, int width, boolean accumulate) {
    Case given = new Case(rows, width);
    given.statistics(plain);

    Result fast = new Result(given).backward(simd, given, false, accumulate);
    Result slow = new Result(given).backward(plain, given, false, accumulate);

    fast.closeTo(slow);
  }

  @ParameterizedTest
  @CsvSource({
    "5, 6, false",
    "1, 50, true",
    "17, 50, false",
    "33, 64, true",
    "33, 64, false",
    "47, 100, true"
  })
  void backwardWithTangent(int rows, int width, boolean accumulate) {
    Case given = new Case(rows, width);
    given.statistics(plain);

    Result fast = new Result(given).backward(simd, given, true, accumulate);
    Result slow = new Result(given).backward(plain, given, true, accumulate);

    fast.closeTo(slow);
    Numbers.close("gradient of the tangent", fast.tangent, slow.tangent, CLOSE);
  }

  @Test
  void backwardWithATangentThatNobodyAsksFor() {
    Case given = new Case(9, 50);
    given.statistics(plain);
    Result fast = new Result(given);
    Result slow = new Result(given);
    fast.tangent = null;
    slow.tangent = null;

    fast.backward(simd, given, true, false).closeTo(slow.backward(plain, given, true, false));
  }

  @Test
  void widthsMayChangeBetweenCalls() {
    for (int width : new int[] {64, 6, 50}) {
      Case given = new Case(5, width);
      given.statistics(simd);
      Matrix fast = given.out;
      given.statistics(plain);
      Numbers.close("norm", fast, given.out, CLOSE);
    }
  }

  @Test
  void oneNumberIsNormalisedToNothing() {
    Case given = new Case(3, 1);

    given.statistics(simd);

    float bias = given.bias.toFloats()[0];
    assertThat(given.out.toFloats()).containsExactly(new float[] {bias, bias, bias}, within(1e-6f));
  }

  @Test
  void rowsFarFromZero() {
    Case given = new Case(4, 50);
    float[] values = given.x.toFloats();
    for (int i = 0; i < values.length; i++) {
      values[i] += 300;
    }
    given.x.write(0, values, 0, values.length);

    given.statistics(simd);
    Matrix fast = given.out;
    given.statistics(plain);

    // the mean itself is rounded to 2e-5 here
    Numbers.close("norm", fast, given.out, 1e-4);
  }

  private final class Case {
    final Matrix x;
    final Matrix gain;
    final Matrix bias;
    final Matrix direction;
    final Matrix outGradient;
    final Matrix outTangentGradient;
    final int rows;
    final int width;
    Matrix out;
    Matrix statistics;

    Case(int rows, int width) {
      this.rows = rows;
      this.width = width;
      x = numbers.matrix(rows, width);
      gain = numbers.matrix(1, width);
      bias = numbers.matrix(1, width);
      direction = numbers.matrix(rows, width);
      outGradient = numbers.matrix(rows, width);
      outTangentGradient = numbers.matrix(rows, width);
    }

    void statistics(Kernels kernels) {
      out = numbers.matrix(rows, width);
      statistics = numbers.matrix(rows, 2);
      kernels.norm().forward(x, gain, bias, out, statistics);
    }

    Matrix tangentOf(Kernels kernels) {
      Matrix tangent = numbers.matrix(rows, width);
      kernels.norm().tangent(x, gain, statistics, direction, tangent);
      return tangent;
    }
  }

  /** What the backward pass writes or adds to; begins with the same numbers everywhere. */
  private static final class Result {
    final Matrix x;
    final Matrix gain;
    final Matrix bias;
    Matrix tangent;

    Result(Case given) {
      Numbers same = new Numbers(99);
      x = same.matrix(given.rows, given.width);
      tangent = same.matrix(given.rows, given.width);
      gain = same.matrix(1, given.width);
      bias = same.matrix(1, given.width);
    }

    Result backward(Kernels kernels, Case given, boolean tangents, boolean accumulate) {
      NormGradients gradients =
          new NormGradients()
              .input(x, accumulate)
              .tangent(tangents ? tangent : null, accumulate)
              .parameters(gain, bias);
      if (tangents) {
        kernels
            .norm()
            .backwardWithTangent(
                given.x,
                given.gain,
                given.statistics,
                given.direction,
                given.outGradient,
                given.outTangentGradient,
                gradients);
      } else {
        kernels
            .norm()
            .backward(given.x, given.gain, given.statistics, given.outGradient, gradients);
      }
      return this;
    }

    void closeTo(Result expected) {
      Numbers.close("gradient", x, expected.x, CLOSE);
      Numbers.close("gradient of the gain", gain, expected.gain, CLOSE);
      Numbers.close("gradient of the bias", bias, expected.bias, CLOSE);
    }
  }
}
