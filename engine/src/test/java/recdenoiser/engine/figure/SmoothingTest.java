package recdenoiser.engine.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SmoothingTest {

  @Test
  void firstValueStandsForItselfAndLaterOnesAreWeighted() {
    double[] smooth = Smoothing.debiased(new double[] {2, 4, 8}, 0.5);
    // By hand: a = 1, 2.5, 5.25; divided by 1 - 0.5^n = 0.5, 0.75, 0.875.
    assertThat(smooth).containsExactly(new double[] {2, 10.0 / 3, 6}, within(1e-12));
  }

  @Test
  void gapsPassThroughAndDoNotCount() {
    double[] smooth = Smoothing.debiased(new double[] {2, Double.NaN, 4}, 0.5);
    assertThat(smooth[1]).isNaN();
    assertThat(smooth[2]).isCloseTo(10.0 / 3, within(1e-12));
  }

  @Test
  void constantSeriesStaysBitForBit() {
    assertThat(Smoothing.debiased(new double[] {0.1, 0.1, 0.1}, 0.97)).containsOnly(0.1);
  }

  @Test
  void weightOfOneIsRefused() {
    assertThatThrownBy(() -> Smoothing.debiased(new double[] {1}, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found 1.0");
  }

  @Property(tries = 200)
  void staysWithinTheSpanOfTheValues(
      @ForAll @Size(min = 1, max = 60) double[] values,
      @ForAll @DoubleRange(min = 0, max = 0.99) double weight) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] % 1000;
      least = Math.min(least, values[i]);
      greatest = Math.max(greatest, values[i]);
    }
    for (double value : Smoothing.debiased(values, weight)) {
      assertThat(value).isBetween(least - 1e-9, greatest + 1e-9);
    }
  }
}
