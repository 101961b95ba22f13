package recdenoiser.engine.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class GrowingRangeTest {
  private final GrowingRange range = new GrowingRange();

  @Test
  void endsAreRoundNumbersAroundTheData() {
    range.update(0.47, 0.531, false, false);
    assertThat(range.low()).isCloseTo(0.46, within(1e-9));
    assertThat(range.high()).isCloseTo(0.54, within(1e-9));
  }

  @Test
  void dataNearZeroStartsAtZero() {
    range.update(0.1, 1.38, false, false);
    assertThat(range.low()).isZero();
    assertThat(range.high()).isEqualTo(1.5);
  }

  @Test
  void aConstantStandsInTheMiddle() {
    range.update(100, 100, true, false);
    assertThat(range.low()).isEqualTo(90);
    assertThat(range.high()).isEqualTo(110);
  }

  @Test
  void neverShrinksWhileLive() {
    range.update(0.1, 1.9, true, false);
    range.update(0.4, 0.6, true, false);
    assertThat(range.low()).isZero();
    assertThat(range.high()).isEqualTo(2);
    range.update(0.4, 0.6, false, false);
    assertThat(range.high()).isLessThan(1);
  }

  @Test
  void logarithmicEndsStayPositive() {
    range.update(0.003, 1.4, true, true);
    assertThat(range.low()).isCloseTo(0.002, within(1e-9));
    assertThat(range.high()).isCloseTo(2, within(1e-9));
  }

  @Test
  void switchingToTheLogarithmForgetsTheLinearEnds() {
    range.update(0, 1, true, false);
    range.update(0.01, 1, true, true);
    assertThat(range.low()).isPositive();
  }

  @Property(tries = 300)
  void alwaysHoldsTheData(
      @ForAll @DoubleRange(min = -1e6, max = 1e6) double a,
      @ForAll @DoubleRange(min = -1e6, max = 1e6) double b) {
    GrowingRange fresh = new GrowingRange();
    double low = Math.min(a, b);
    double high = Math.max(a, b);
    fresh.update(low, high, false, false);
    double slack = 1e-6 * Math.max(1, Math.abs(high - low));
    assertThat(fresh.low()).isLessThanOrEqualTo(low + slack);
    assertThat(fresh.high()).isGreaterThanOrEqualTo(high - slack);
    assertThat(fresh.high()).isGreaterThan(fresh.low());
  }
}
