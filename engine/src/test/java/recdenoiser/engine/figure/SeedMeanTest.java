package recdenoiser.engine.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SeedMeanTest {
  private final Curves curves = new Curves("validation NDCG@10");
  private final CurveGroup group = curves.addGroup("SASRec", 2);

  @Test
  void overEpochsThereIsAMeanWhereAllSeedsHaveAValue() {
    CurveSeries first = group.add("seed 1");
    first.append(1, 10, 5, 0.1);
    first.append(2, 20, 10, 0.4);
    first.append(3, 30, 15, 0.9);
    CurveSeries second = group.add("seed 2");
    second.append(1, 10, 6, 0.3);
    second.append(2, 20, 12, 0.8);
    SeedMean mean = SeedMean.of(group.members(), CurveAxis.EPOCHS);
    assertThat(mean.seeds()).isEqualTo(2);
    assertThat(mean.places()).containsExactly(1, 2);
    assertThat(mean.means()).containsExactly(new double[] {0.2, 0.6}, within(1e-12));
    // By hand, over n - 1: sqrt(2 * 0.1²) and sqrt(2 * 0.2²).
    assertThat(mean.deviations())
        .containsExactly(new double[] {0.1 * Math.sqrt(2), 0.2 * Math.sqrt(2)}, within(1e-12));
  }

  @Test
  void overStepsSeedsAreJoinedByStraightLines() {
    CurveSeries first = group.add("seed 1");
    first.append(1, 0, 5, 0);
    first.append(2, 10, 10, 10);
    CurveSeries second = group.add("seed 2");
    second.append(1, 4, 6, 2);
    second.append(2, 8, 12, 6);
    second.append(3, 20, 18, 8);
    SeedMean mean = SeedMean.of(group.members(), CurveAxis.STEPS);
    // From step 4, where the second begins, to 10, where the first ends; at 10 the second is at
    // 6 + (10 - 8) / 12 * 2.
    assertThat(mean.places()).containsExactly(4, 8, 10);
    assertThat(mean.means())
        .containsExactly(new double[] {3, 7, (10 + 6 + 1.0 / 3) / 2}, within(1e-12));
    assertThat(mean.deviations()[0]).isCloseTo(Math.sqrt(2), within(1e-12));
  }

  @Test
  void gapsAndUnknownStepsDoNotCount() {
    CurveSeries first = group.add("seed 1");
    first.append(1, 5, 1);
    first.append(2, 10, Double.NaN);
    first.append(3, 15, 3);
    CurveSeries second = group.add("seed 2");
    second.append(1, 5, 2);
    second.append(2, 10, 2);
    second.append(3, 15, 5);
    group.add("has not begun");
    assertThat(SeedMean.of(group.members(), CurveAxis.EPOCHS).places()).containsExactly(1, 3);
    assertThat(SeedMean.of(group.members(), CurveAxis.EPOCHS).means()).containsExactly(1.5, 4);
    assertThat(SeedMean.of(group.members(), CurveAxis.STEPS).seeds()).isZero();
  }

  @Test
  void runsThatDoNotOverlapHaveNoMean() {
    group.add("seed 1").append(1, 10, 5, 1);
    group.add("seed 2").append(1, 11, 6, 2);
    assertThat(SeedMean.of(group.members(), CurveAxis.STEPS).places()).isEmpty();
  }

  @Test
  void aLineOfAGroupSaysHowManyRunsItIsAndCarriesTheBand() {
    for (int seed = 1; seed <= 3; seed++) {
      CurveSeries member = group.add("seed " + seed);
      member.append(1, 10, 5, 0.1 * seed);
      member.append(2, 20, 10, 0.2 * seed);
    }
    CurveSnapshot snapshot = CurveSnapshot.of(curves, CurveOptions.PLAIN);
    CurveLine line = snapshot.lines().get(0);
    assertThat(line.label()).isEqualTo("SASRec (n = 3)");
    assertThat(line.slot()).isEqualTo(2);
    assertThat(line.deviation(1)).isCloseTo(0.2, within(1e-12));
    assertThat(snapshot.span().low()).isCloseTo(0.1, within(1e-12));
    assertThat(snapshot.span().high()).isCloseTo(0.6, within(1e-12));
    assertThat(CurveReadout.at(snapshot, 2).orElseThrow().rows().get(0).text())
        .isEqualTo("0.4000 ± 0.2000");
  }

  @Test
  void ofOneRunThereIsNoBand() {
    group.add("seed 1").append(1, 10, 5, 0.1);
    CurveLine line = CurveSnapshot.of(curves, CurveOptions.PLAIN).lines().get(0);
    assertThat(line.hasBand()).isFalse();
    assertThat(line.label()).isEqualTo("SASRec (n = 1)");
  }
}
