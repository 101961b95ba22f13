package recdenoiser.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rankings over data sets. */
class RankingTestsTest {

  /** Ranks 1 2 3, 1 2 3, 1 3 2, 2 1 3: means 1.25, 2, 2.75. */
  @Test
  void friedmanByHand() {
    FriedmanTest test =
        FriedmanTest.of(new double[][] {{9, 8, 7}, {.5, .4, .3}, {6, 4, 5}, {2, 3, 1}});

    assertThat(test.meanRanks()).containsExactly(1.25, 2, 2.75);
    assertThat(test.chiSquared())
        .as("12·4/(3·4)·(1.25² + 2² + 2.75² − 3·4²/4) = 4.5")
        .isCloseTo(4.5, within(1e-12));
    assertThat(test.chiSquaredP()).as("exp(−4.5/2)").isCloseTo(Math.exp(-2.25), within(1e-12));
    assertThat(test.f()).as("3·4.5/(4·2 − 4.5)").isCloseTo(13.5 / 3.5, within(1e-12));
    assertThat(test.p())
        .as("of F with 2 and 6 degrees: (1 + 2f/6)⁻³")
        .isCloseTo(Math.pow(1 + test.f() / 3, -3), within(1e-12));
  }

  @Test
  void tiesShareTheirRank() {
    FriedmanTest test = FriedmanTest.of(new double[][] {{1, 1, 0}, {1, 1, 0}});

    assertThat(test.meanRanks()).containsExactly(1.5, 1.5, 3);
    assertThat(test.chiSquared()).as("of all that ties allow").isCloseTo(4, within(1e-12));
    assertThat(test.p()).isZero();
  }

  @Test
  void whereNothingDiffersNothingIsFound() {
    FriedmanTest test = FriedmanTest.of(new double[][] {{1, 1}, {2, 2}, {3, 3}});

    assertThat(test.chiSquared()).isZero();
    assertThat(test.p()).isEqualTo(1);
    assertThatThrownBy(() -> FriedmanTest.of(new double[][] {{1, 2}}))
        .hasMessageContaining("at least 2 data sets and 2 methods; found 1 and 2");
  }

  /** Table 5 of Demšar, JMLR 2006, whose third decimals are cut off. */
  @ParameterizedTest
  @CsvSource({
    "2, 0.05, 1.960", "3, 0.05, 2.343", "4, 0.05, 2.569", "5, 0.05, 2.728", "10, 0.05, 3.164",
    "2, 0.10, 1.645", "3, 0.10, 2.052", "4, 0.10, 2.291", "5, 0.10, 2.459", "10, 0.10, 2.920"
  })
  void quantilesAreThoseOfTheTable(int methods, double level, double expected) {
    assertThat(NemenyiTest.quantile(methods, level)).isCloseTo(expected, within(1e-3));
  }

  @Test
  void theCriticalDifferenceOfTheSamePaper() {
    assertThat(NemenyiTest.criticalDifference(4, 14, 0.05))
        .as("2.569 √(4·5 / (6·14))")
        .isCloseTo(2.569 * Math.sqrt(20 / 84.0), within(1e-3));
  }
}
