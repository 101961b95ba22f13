package recdenoiser.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Each test by hand, what must hold of all, and figures of an independent implementation. */
class PairedTestsTest {

  @Test
  void wilcoxonCountsAllSignsWhereNothingTies() {
    PairedTest all = WilcoxonTest.of(new double[] {0.1, 0.2, 0.3, 0.4, 0.5});
    assertThat(all.kind()).isEqualTo(PairedTest.Kind.WILCOXON_EXACT);
    assertThat(all.statistic()).isEqualTo(15);
    assertThat(all.p()).as("2 of 32 signs").isCloseTo(2 / 32.0, within(1e-12));

    PairedTest butOne = WilcoxonTest.of(new double[] {-0.1, 0.2, 0.3, 0.4, 0.5});
    assertThat(butOne.statistic()).isEqualTo(14);
    assertThat(butOne.p()).as("4 of 32 signs").isCloseTo(4 / 32.0, within(1e-12));
  }

  @Test
  void wilcoxonSharesRanksAmongTies() {
    PairedTest test = WilcoxonTest.of(new double[] {0.1, 0.1, -0.1, 0.2});

    // |d| .1 .1 .1 share rank 2, .2 has 4; W+ = 2 + 2 + 4, expected 5, variance 7.5 - 24 / 48
    assertThat(test.kind()).isEqualTo(PairedTest.Kind.WILCOXON_NORMAL);
    assertThat(test.statistic()).isEqualTo(8);
    // 2 (1 - Φ(2.5 / √7))
    assertThat(test.p()).isCloseTo(0.3447042220069576, within(1e-9));
  }

  @Test
  void wilcoxonLeavesOutZerosAndCountsThemAmongThePairs() {
    PairedTest test = WilcoxonTest.of(new double[] {0, 0.1, 0, 0.2, 0.3, 0.4, 0.5, 0});

    assertThat(test.n()).isEqualTo(8);
    assertThat(test.statistic()).isEqualTo(15);
    assertThat(test.p()).isCloseTo(2 / 32.0, within(1e-12));
  }

  @Test
  void manyZerosDoNotMakeADifferenceOfNothing() {
    double[] differences = new double[1500];
    for (int i = 0; i < 120; i++) {
      differences[i] = (i % 2 == 0 ? 1 : -1) * (1 + i / 2) / 100.0;
    }

    assertThat(WilcoxonTest.of(differences).p()).isCloseTo(1, within(1e-9));
  }

  @Test
  void differencesThatAreEqualButForRoundingTie() {
    double third = 1 / 3.0;
    double[] rounded = {0.5 - third, third - 1 / 6.0, 0.25 - 1 / 12.0};
    assertThat(rounded[0]).isNotEqualTo(rounded[1]);

    assertThat(WilcoxonTest.of(rounded)).isEqualTo(WilcoxonTest.of(new double[] {0.1, 0.1, 0.1}));
  }

  @Test
  void fewOrEqualPairsShowNothing() {
    assertThat(WilcoxonTest.of(new double[0]).p()).isEqualTo(1);
    assertThat(WilcoxonTest.of(new double[] {0, 0, 0}).p()).isEqualTo(1);
    assertThat(WilcoxonTest.of(new double[] {0.3}).p()).isEqualTo(1);
    assertThat(McNemarTest.of(0, 0, 0).p()).isEqualTo(1);
    assertThat(McNemarTest.of(1, 1, 0).p()).isEqualTo(1);
    assertThat(PairedTTest.of(new double[] {0.3})).isEmpty();
    assertThat(PairedTTest.of(new double[] {0, 0, 0}).orElseThrow().p()).isEqualTo(1);
    assertThat(PairedTTest.of(new double[] {0.3, 0.3, 0.1 + 0.2}))
        .as("no deviation can be estimated")
        .isEmpty();
  }

  @Test
  void mcNemarIsExactForFewDiscordantPairs() {
    PairedTest test = McNemarTest.of(100, 8, 2);

    assertThat(test.kind()).isEqualTo(PairedTest.Kind.MCNEMAR_EXACT);
    assertThat(test.n()).isEqualTo(100);
    assertThat(test.statistic()).isEqualTo(8);
    assertThat(test.p()).isCloseTo(2 * (1 + 10 + 45) / 1024.0, within(1e-12));
  }

  @Test
  void mcNemarIsCorrectedForMany() {
    PairedTest test = McNemarTest.of(1000, 30, 10);

    assertThat(test.kind()).isEqualTo(PairedTest.Kind.MCNEMAR_CORRECTED);
    assertThat(test.statistic()).isCloseTo(19 * 19 / 40.0, within(1e-12));
    // scipy.stats.chi2.sf(9.025, 1)
    assertThat(test.p()).isCloseTo(0.002663119259138558, within(1e-12));
    assertThat(McNemarTest.of(1000, 15, 15).p()).isEqualTo(1);
  }

  @Test
  void mcNemarCountsPairsInWhichOnlyOneHits() {
    double[] first = {1, 1, 0, 0, 1};
    double[] second = {1, 0, 1, 0, 0};

    assertThat(McNemarTest.of(first, second)).isEqualTo(McNemarTest.of(5, 2, 1));
  }

  @Test
  void studentsTWithTwoDegrees() {
    PairedTest test = PairedTTest.of(new double[] {0.01, 0.02, 0.03}).orElseThrow();

    // mean 2, deviation 1, t = 2 √3; with 2 degrees p = 1 - t / √(t² + 2)
    assertThat(test.n()).isEqualTo(3);
    assertThat(test.statistic()).isCloseTo(2 * Math.sqrt(3), within(1e-9));
    assertThat(test.p()).isCloseTo(1 - 2 * Math.sqrt(3) / Math.sqrt(14), within(1e-9));
  }

  @Test
  void holmMultipliesTheSmallestByAllTheNextByOneFewer() {
    assertThat(Holm.correct(new double[] {0.01, 0.04, 0.03}))
        .usingComparatorWithPrecision(1e-12)
        .containsExactly(0.03, 0.06, 0.06);
    assertThat(Holm.correct(new double[] {0.9, 0.8})).containsExactly(1, 1);
    assertThat(Holm.correct(new double[0])).isEmpty();
  }

  @Test
  void aBootstrapIntervalIsOfTheMeanAndDecidedByItsSeed() {
    double[] differences = new double[400];
    Arrays.setAll(differences, i -> i % 4 == 0 ? 1 : 0);
    BootstrapInterval.Plan plan = new BootstrapInterval.Plan(2000, 0.95, 7);

    BootstrapInterval interval = BootstrapInterval.of(differences, plan);

    // the mean .25 has the standard error √(.25 · .75 / 400)
    double error = Math.sqrt(0.25 * 0.75 / 400);
    assertThat(interval.low()).isCloseTo(0.25 - 1.96 * error, within(0.005));
    assertThat(interval.high()).isCloseTo(0.25 + 1.96 * error, within(0.005));
    assertThat(BootstrapInterval.of(differences, plan)).isEqualTo(interval);
    assertThat(BootstrapInterval.of(differences, new BootstrapInterval.Plan(2000, 0.95, 8)))
        .isNotEqualTo(interval);
    assertThatThrownBy(() -> BootstrapInterval.of(new double[0], plan))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BootstrapInterval.Plan(0, 0.95, 1))
        .hasMessageContaining("at least 1 resample");
  }

  @Property(tries = 300)
  void wilcoxonIsTheSameWhoeverComesFirst(@ForAll @Size(max = 80) int[] steps) {
    double[] differences =
        Arrays.stream(steps).mapToDouble(step -> (Math.floorMod(step, 13) - 6) / 8.0).toArray();
    double[] swapped = Arrays.stream(differences).map(one -> -one).toArray();

    double p = WilcoxonTest.of(differences).p();
    assertThat(p).isBetween(0.0, 1.0);
    assertThat(WilcoxonTest.of(swapped).p()).isCloseTo(p, within(1e-12));
  }

  @Property(tries = 300)
  void mcNemarIsTheSameWhoeverComesFirst(
      @ForAll @IntRange(max = 60) int first, @ForAll @IntRange(max = 60) int second) {
    double p = McNemarTest.of(200, first, second).p();

    assertThat(p).isBetween(0.0, 1.0);
    assertThat(McNemarTest.of(200, second, first).p()).isCloseTo(p, within(1e-12));
  }

  @Property(tries = 300)
  void studentsTIsTheSameWhoeverComesFirst(@ForAll @Size(min = 2, max = 9) int[] steps) {
    double[] differences =
        Arrays.stream(steps).mapToDouble(step -> Math.floorMod(step, 101) / 64.0 - 0.75).toArray();
    double[] swapped = Arrays.stream(differences).map(one -> -one).toArray();

    PairedTTest.of(differences)
        .ifPresent(
            test -> {
              assertThat(test.p()).isBetween(0.0, 1.0);
              assertThat(PairedTTest.of(swapped).orElseThrow().p())
                  .isCloseTo(test.p(), within(1e-12));
            });
  }

  @Property(tries = 300)
  void holmKeepsTheOrderAndNeverMakesPSmaller(@ForAll @Size(max = 20) int[] any) {
    double[] p = Arrays.stream(any).mapToDouble(one -> Math.floorMod(one, 1001) / 1000.0).toArray();
    double[] corrected = Holm.correct(p);

    for (int i = 0; i < p.length; i++) {
      assertThat(corrected[i]).isBetween(p[i], 1.0);
      for (int j = 0; j < p.length; j++) {
        if (p[i] <= p[j]) {
          assertThat(corrected[i]).isLessThanOrEqualTo(corrected[j]);
        }
      }
    }
  }
}
