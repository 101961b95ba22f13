package recdenoiser.engine.tensor.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import recdenoiser.engine.tensor.plain.PlainGelu;

/** Elementary functions on vectors against those of {@link Math}. */
@Tag("kernels")
class LanesTest {
  private static final int POINTS = 200_000;
  private static final int CALLS_UNTIL_COMPILED = 100_000;

  @Test
  void exponentialWithinThreeUnitsInTheLastPlace() {
    double worst = worst(-86.9, 87.9, Lanes::exp, Math::exp, true);

    assertThat(worst).as("relative difference").isLessThan(3 * 0x1p-23);
  }

  @Test
  void exponentialOfZeroIsExactlyOne() {
    assertThat(Lanes.exp(FloatVector.zero(Lanes.FLOATS)).lane(0)).isEqualTo(1f);
  }

  @Test
  void exponentialStaysFiniteBeyondItsRange() {
    assertThat(Lanes.exp(Lanes.vector(-1e30f)).lane(0)).isBetween(0f, 2e-38f);
    assertThat(Lanes.exp(Lanes.vector(1e30f)).lane(0)).isFinite();
  }

  @Test
  void logarithmOfNumbersBelowOne() {
    assertThat(worst(0x1p-24, 0.9, Lanes::log, Math::log, true)).isLessThan(3 * 0x1p-23);
    assertThat(worst(0.9, 1.1, Lanes::log, Math::log, false)).isLessThan(0x1p-24);
  }

  @Test
  void logarithmOfLargeNumbers() {
    assertThat(worst(1.1, 1e30, Lanes::log, Math::log, true)).isLessThan(3 * 0x1p-23);
  }

  @Test
  void cosineOfTurns() {
    double worst = worst(1e-7, 1, Lanes::cosTurns, u -> Math.cos(2 * Math.PI * u), false);

    assertThat(worst).isLessThan(5e-7);
  }

  @Test
  void upperTailOfTheNormalDistribution() {
    double worst =
        worst(
            0,
            10,
            x -> Lanes.upperTail(x, Lanes.exp(x.mul(x).mul(Lanes.vector(-0.5f)))),
            x -> 1 - PlainGelu.cumulative(x),
            false);

    assertThat(worst).isLessThan(3e-7);
  }

  @Test
  void sigmoid() {
    assertThat(worst(-80, 80, Lanes::sigmoid, x -> 1 / (1 + Math.exp(-x)), true))
        .isLessThan(6 * 0x1p-23);
  }

  @Test
  void sumHasAFixedOrder() {
    float[] numbers = new float[Lanes.COUNT];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) Math.pow(-1.7, i);
    }
    double exact = 0;
    for (float number : numbers) {
      exact += number;
    }
    float[] room = new float[Lanes.COUNT];

    float interpreted = Lanes.sum(Lanes.load(numbers, 0), room);
    float compiled = 0;
    for (int i = 0; i < CALLS_UNTIL_COMPILED; i++) {
      compiled = Lanes.sum(Lanes.load(numbers, 0), room);
    }

    assertThat((double) interpreted).isCloseTo(exact, withinPercentage(1e-3));
    assertThat(compiled).isEqualTo(interpreted);
  }

  /** Elsewhere the widest vectors of the processor are used. */
  @Test
  @EnabledIfSystemProperty(named = "recdenoiser.vectorBits", matches = "\\d+")
  void vectorsAreNoWiderThanAskedFor() {
    assertThat(Lanes.COUNT * Float.SIZE)
        .isBetween(128, Integer.getInteger("recdenoiser.vectorBits"));
  }

  private static double worst(
      double from,
      double to,
      UnaryOperator<FloatVector> fast,
      DoubleUnaryOperator exact,
      boolean relative) {
    double worst = 0;
    float[] x = new float[Lanes.COUNT];
    float[] y = new float[Lanes.COUNT];
    for (int point = 0; point < POINTS; point += Lanes.COUNT) {
      for (int i = 0; i < Lanes.COUNT; i++) {
        x[i] = (float) (from + (to - from) * (point + i) / (POINTS + Lanes.COUNT));
      }
      fast.apply(Lanes.load(x, 0)).intoArray(y, 0);
      for (int i = 0; i < Lanes.COUNT; i++) {
        double expected = exact.applyAsDouble(x[i]);
        double difference = Math.abs(y[i] - expected);
        worst = Math.max(worst, relative ? difference / Math.abs(expected) : difference);
      }
    }
    return worst;
  }
}
