package recdenoiser.engine.denoise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import recdenoiser.engine.denoise.DenoiserSettings.Estimator;

/** One connection and f(z) = (z - 0.49)², the example that the estimators' papers share. */
class LossEstimatorTest {
  private static final double TARGET = 0.49;

  /** Draws in the middle of equal parts of (0, 1). */
  private static final int PARTS = 1 << 12;

  private static double f(boolean open) {
    return Math.pow((open ? 1 : 0) - TARGET, 2);
  }

  /** dE[f]/dφ = (f(1) - f(0)) p (1 - p). */
  private static double exact(double open) {
    return (f(true) - f(false)) * open * (1 - open);
  }

  private static double estimate(LossEstimator estimator, double u, double open) {
    double signal = estimator.signal(f(u < open), f(u > 1 - open));
    return signal * estimator.direction(u, open);
  }

  private static double u(int part) {
    return (part + 0.5) / PARTS;
  }

  @ParameterizedTest
  @EnumSource(LossEstimator.class)
  void theMeanOverAllDrawsIsTheDerivative(LossEstimator estimator) {
    for (double open : new double[] {0.125, 0.25, 0.5, 0.75, 0.875}) {
      double sum = 0;
      for (int part = 0; part < PARTS; part++) {
        sum += estimate(estimator, u(part), open);
      }

      assertThat(sum / PARTS).as("p = %s", open).isCloseTo(exact(open), within(1e-12));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.25, 0.75})
  void disarmIsTheMeanOfArmOverTheDrawsWithTheSameMasks(double open) {
    for (boolean below : new boolean[] {true, false}) {
      double arm = 0;
      double disarm = 0;
      int draws = 0;
      for (int part = 0; part < PARTS; part++) {
        double u = u(part);
        if (below ? u < Math.min(open, 1 - open) : u > Math.max(open, 1 - open)) {
          arm += estimate(LossEstimator.ARM, u, open);
          disarm += estimate(LossEstimator.DISARM, u, open);
          draws++;
        }
      }

      assertThat(draws).isEqualTo(PARTS / 4);
      assertThat(disarm).isCloseTo(arm, within(1e-9)).isNotZero();
    }
  }

  @Test
  void disarmHasNothingToSayWhereBothMasksAreAlike() {
    assertThat(LossEstimator.DISARM.direction(0.5, 0.75)).isZero();
    assertThat(LossEstimator.DISARM.direction(0.5, 0.25)).isZero();
    assertThat(LossEstimator.ARM.direction(0.3, 0.75)).isNotZero();
  }

  @Test
  void straightThroughIsNotMadeOfLosses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LossEstimator.of(Estimator.STRAIGHT_THROUGH))
        .withMessage("An estimator from losses was expected; found STRAIGHT_THROUGH.");
  }
}
