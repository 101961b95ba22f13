package recdenoiser.engine.tensor.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.TableGradient;
import recdenoiser.engine.tensor.kernel.AdamKernels;
import recdenoiser.engine.tensor.kernel.AdamMoments;
import recdenoiser.engine.tensor.kernel.AdamStep;
import recdenoiser.engine.tensor.kernel.MissedSteps;
import recdenoiser.engine.tensor.plain.PlainKernels;

/** What rows make up for at once is what the steps that they missed do one after another. */
class MissedStepsTest {
  private static final int ROWS = 3;
  private static final int WIDTH = 37;
  private static final double[][] BETAS = {
    {0.9, 0.98}, {0.9, 0.999}, {0.9, 0.99}, {0.8, 0.98}, {0, 0.999}, {0.5, 0.9}, {0.95, 0.999}
  };

  /** A table, moments, and what a step is. */
  private static final class Case {
    final Matrix table;
    final AdamMoments moments;

    Case(Precision precision, Random random, double scale) {
      table = Matrix.zeros(precision, ROWS, WIDTH);
      moments =
          new AdamMoments(
              Matrix.zeros(precision, ROWS, WIDTH).storage(),
              Matrix.zeros(precision, ROWS, WIDTH).storage());
      for (int i = 0; i < ROWS * WIDTH; i++) {
        double m = scale * random.nextGaussian();
        table.storage().set(i, (float) (0.1 * random.nextGaussian()));
        moments.first().set(i, (float) m);
        moments.second().set(i, (float) (m * m * (0.2 + 5 * random.nextDouble())));
      }
    }

    double[] weights() {
      double[] numbers = new double[ROWS * WIDTH];
      table.storage().read(0, numbers, 0, numbers.length);
      return numbers;
    }
  }

  /** Rates that rise, fall and jump. */
  private static AdamStep step(long at, double[] betas, double epsilon, double decay, int kind) {
    double rate =
        switch (kind) {
          case 0 -> 0.001;
          case 1 -> 0.001 * Math.min(1, at / 40.0);
          case 2 -> 0.001 * Math.max(0, 1 - at / 300.0);
          default -> at % 7 == 0 ? 0.01 : 0.0001;
        };
    AdamStep step = AdamStep.at(at, rate, betas[0], betas[1], epsilon, 0);
    return decay == 0 ? step : step.shrinking(1 - rate * decay);
  }

  @Property(tries = 200)
  void allAtOnceAsOneAfterAnother(
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 6) int betas,
      @ForAll @IntRange(min = 0, max = 30) int first,
      @ForAll @IntRange(min = 1, max = 400) int gap,
      @ForAll @IntRange(min = 0, max = 3) int schedule,
      @ForAll @DoubleRange(min = -12, max = -1) double logEpsilon,
      @ForAll @DoubleRange(min = -8, max = 0) double logScale,
      @ForAll @IntRange(min = 0, max = 2) int decays) {
    double epsilon = Math.pow(10, logEpsilon);
    double decay = new double[] {0, 0.1, 5}[decays];
    Case actual = new Case(Precision.DOUBLE, new Random(seed), Math.pow(10, logScale));
    Case expected = new Case(Precision.DOUBLE, new Random(seed), Math.pow(10, logScale));
    AdamKernels kernels = new PlainKernels().adam();
    MissedSteps missed = new MissedSteps(BETAS[betas][0], BETAS[betas][1], epsilon);
    missed.begin(first, 0);
    double[] before = expected.weights();
    double[] travelled = new double[before.length];
    double logShrinks = 0;
    for (int at = first + 1; at <= first + gap; at++) {
      AdamStep step = step(at, BETAS[betas], epsilon, decay, schedule);
      logShrinks += Math.log(step.shrink());
      missed.step(step, logShrinks);
      double[] from = expected.weights();
      kernels.update(step, expected.table, expected.moments, new TableGradient(ROWS), 0, ROWS);
      double[] to = expected.weights();
      for (int i = 0; i < to.length; i++) {
        travelled[i] += Math.abs(to[i] - from[i]);
      }
    }

    for (int row = 0; row < ROWS; row++) {
      kernels.catchUp(missed, first, actual.table, actual.moments, row);
    }

    double[] weights = actual.weights();
    double[] right = expected.weights();
    for (int i = 0; i < right.length; i++) {
      assertThat(weights[i]).isCloseTo(right[i], within(2e-7 * travelled[i] + 1e-15));
      double v = expected.moments.second().get(i);
      double m = expected.moments.first().get(i);
      assertThat(actual.moments.second().get(i)).isCloseTo(v, within(1e-12 * v + 1e-18));
      assertThat(actual.moments.first().get(i)).isCloseTo(m, within(1e-12 * Math.abs(m) + 1e-18));
    }
  }

  @Property(tries = 100)
  void vectorsAsPlainLoops(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 400) int gap,
      @ForAll @DoubleRange(min = -12, max = -1) double logEpsilon) {
    double epsilon = Math.pow(10, logEpsilon);
    MissedSteps missed = new MissedSteps(0.9, 0.98, epsilon);
    missed.begin(3, 0);
    for (int at = 4; at <= 3 + gap; at++) {
      missed.step(step(at, BETAS[0], epsilon, 0.1, 1), -1e-4 * at);
    }
    Case plain = new Case(Precision.SINGLE, new Random(seed), 0.001);
    Case simd = new Case(Precision.SINGLE, new Random(seed), 0.001);

    for (int row = 0; row < ROWS; row++) {
      new PlainKernels().adam().catchUp(missed, 3, plain.table, plain.moments, row);
      new SimdKernels().adam().catchUp(missed, 3, simd.table, simd.moments, row);
    }

    double[] right = plain.weights();
    double[] weights = simd.weights();
    for (int i = 0; i < right.length; i++) {
      assertThat(weights[i]).isCloseTo(right[i], within(1e-7));
    }
  }

  /** Whatever is made up for in two parts goes on from there as from one. */
  @ParameterizedTest
  @CsvSource({"1, 1", "5, 300", "300, 5", "200, 200"})
  void inTwoParts(int one, int two) {
    AdamKernels kernels = new PlainKernels().adam();
    Case once = new Case(Precision.DOUBLE, new Random(1), 0.01);
    Case twice = new Case(Precision.DOUBLE, new Random(1), 0.01);
    MissedSteps missed = new MissedSteps(0.9, 0.98, 1e-8);
    missed.begin(0, 0);
    for (int at = 1; at <= one + two; at++) {
      missed.step(step(at, BETAS[0], 1e-8, 0, 0), 0);
      if (at == one) {
        kernels.catchUp(missed, 0, twice.table, twice.moments, 0);
      }
    }

    kernels.catchUp(missed, 0, once.table, once.moments, 0);
    kernels.catchUp(missed, one, twice.table, twice.moments, 0);

    for (int i = 0; i < WIDTH; i++) {
      assertThat(twice.weights()[i]).isCloseTo(once.weights()[i], within(1e-9));
    }
  }

  /** Without ε a move of m / √v at rate 1 is worth r + r² + … of it. */
  @Test
  void whereEpsilonDoesNotMatterItIsAGeometricSeries() {
    double r = 0.9 / Math.sqrt(0.98);
    MissedSteps missed = new MissedSteps(0.9, 0.98, 1e-30);
    missed.begin(0, 0);
    AdamStep unit = new AdamStep(1, 0.9, 0.98, 1e-30, 0, 1, 1);
    double expected = 0;
    for (int gap = 1; gap <= 20; gap++) {
      missed.step(unit, 0);
      expected += Math.pow(r, gap);
      double[] weights = new double[missed.points()];
      missed.weights(0, weights);
      double sum = 0;
      for (double weight : weights) {
        sum += weight;
      }
      assertThat(sum).isCloseTo(expected, within(1e-12));
      assertThat(missed.first(0)).isCloseTo(Math.pow(0.9, gap), within(1e-15));
      assertThat(missed.second(0)).isCloseTo(Math.pow(0.98, gap), within(1e-15));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.9, 0.999, true",
    "0.9, 0.98, true",
    "0, 0.9, true",
    "0.9, 0.81, false",
    "0.9, 0.8, false",
    "0.99, 0.9, false",
    "0.9, 0.9, false",
    "0, 0, false"
  })
  void onlyWhereTheFirstMomentFadesFaster(double beta1, double beta2, boolean fits) {
    assertThat(MissedSteps.fit(beta1, beta2)).isEqualTo(fits);
    if (!fits) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new MissedSteps(beta1, beta2, 1e-8))
          .withMessageContaining("beta1 " + beta1);
    }
  }
}
