package recdenoiser.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import recdenoiser.engine.data.Split;

class MeasureTest {
  private final Ranks ranks =
      new Ranks(
          Split.TEST, new int[] {0, 1, 2}, new double[] {1, 2.5, 30}, new double[] {3, 10.5, 11});

  @Test
  void theMeanOverUsersIsTheMetric() {
    Evaluation evaluation = Evaluation.of(ranks, 0);

    for (Measure measure : Measure.all()) {
      if (ranks.has(measure.ranking())) {
        assertThat(measure.mean(ranks)).as("%s", measure).isEqualTo(evaluation.at(measure));
      } else {
        assertThat(evaluation.at(measure)).as("%s was not measured", measure).isNaN();
      }
    }
    assertThat(Measure.all()).hasSize(3 * 3 * 4);
  }

  @Test
  void usersHaveTheirOwn() {
    assertThat(Measure.parse(Ranking.FULL, "Hit@10").perUser(ranks)).containsExactly(1, 1, 0);
    assertThat(Measure.parse(Ranking.FULL, "mrr@5").perUser(ranks)).containsExactly(1 / 3.0, 0, 0);
    assertThat(Measure.parse(Ranking.SAMPLED, "ndcg@1").perUser(ranks)).containsExactly(1, 0, 0);
  }

  @Test
  void otherMetricsAndCutoffsAreNotKept() {
    for (String name : new String[] {"ndcg", "ndcg@7", "recall@10", "hit@", ""}) {
      assertThatThrownBy(() -> Measure.parse(Ranking.FULL, name))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("such as ndcg@10; found " + name);
    }
  }
}
