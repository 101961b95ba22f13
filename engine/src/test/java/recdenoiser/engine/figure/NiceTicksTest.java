package recdenoiser.engine.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class NiceTicksTest {

  @Test
  void stepsAreOneTwoOrFive() {
    assertThat(NiceTicks.step(0.13)).isCloseTo(0.2, within(1e-12));
    assertThat(NiceTicks.step(0.21)).isCloseTo(0.5, within(1e-12));
    assertThat(NiceTicks.step(6)).isCloseTo(10, within(1e-12));
    assertThat(NiceTicks.step(1)).isCloseTo(1, within(1e-12));
  }

  @Test
  void epochsAreWholeNumbers() {
    assertThat(NiceTicks.linear(1, 3, 8, 1)).containsExactly(1.0, 2.0, 3.0);
  }

  @Test
  void logarithmOfTwoDecadesHasOneTwoFive() {
    assertThat(NiceTicks.logarithmic(0.02, 1, 8))
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : Double.compare(a, b))
        .containsExactly(0.02, 0.05, 0.1, 0.2, 0.5, 1.0);
  }

  @Test
  void logarithmWithinOneDecadeStillHasTicks() {
    assertThat(NiceTicks.logarithmic(0.45, 0.6, 5)).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void decimalsTellTicksApart() {
    assertThat(NiceTicks.decimals(List.of(0.0, 0.25, 0.5))).isEqualTo(2);
    assertThat(NiceTicks.decimals(List.of(0.0, 100.0))).isZero();
  }
}
