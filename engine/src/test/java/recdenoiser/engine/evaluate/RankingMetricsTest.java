package recdenoiser.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankingMetricsTest {

  @Test
  void fourUsersByHand() {
    RankingMetrics metrics = RankingMetrics.of(new double[] {1, 3, 11, 50});

    assertThat(metrics.users()).isEqualTo(4);
    assertThat(metrics.hit()).containsExactly(0.25, 0.5, 0.5, 0.75);
    assertThat(metrics.ndcgAt(1)).isEqualTo(0.25);
    assertThat(metrics.ndcgAt(10)).isCloseTo((1 + 0.5) / 4, within(1e-15));
    assertThat(metrics.ndcgAt(20)).isCloseTo((1 + 0.5 + 1 / 3.5849625007211562) / 4, within(1e-15));
    assertThat(metrics.mrrAt(5)).isCloseTo((1 + 1 / 3.0) / 4, within(1e-15));
    assertThat(metrics.mrrAt(20)).isCloseTo((1 + 1 / 3.0 + 1 / 11.0) / 4, within(1e-15));
  }

  @Test
  void aTieCountsHalf() {
    RankingMetrics metrics = RankingMetrics.of(new double[] {1.5, 2.0, 10.5, 11.0});

    assertThat(metrics.hitAt(1)).as("half an item before it is fewer than one").isEqualTo(0.25);
    assertThat(metrics.hitAt(10))
        .as("9.5 items before it are fewer than 10, 10 are not")
        .isEqualTo(0.75);
    assertThat(metrics.mrrAt(1)).isCloseTo(1 / 1.5 / 4, within(1e-15));
    assertThat(metrics.ndcgAt(1)).isCloseTo(1 / 1.3219280948873624 / 4, within(1e-15));
  }

  @Test
  void nobodyIsNotNaN() {
    assertThat(RankingMetrics.of(new double[0]).hit()).containsOnly(0.0);
  }

  @Test
  void otherCutoffsAreNotKept() {
    RankingMetrics metrics = RankingMetrics.of(new double[] {1});

    assertThatThrownBy(() -> metrics.hitAt(7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Metrics are kept at 1, 5, 10 and 20, not at 7.");
  }
}
