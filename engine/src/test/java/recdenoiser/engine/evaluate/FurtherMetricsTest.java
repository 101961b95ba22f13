package recdenoiser.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import recdenoiser.engine.data.LeaveOneOut;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.EvaluationSettings.NegativesAvoid;
import recdenoiser.engine.evaluate.EvaluationSettings.SelectBy;
import recdenoiser.engine.recommend.Recommender;
import recdenoiser.engine.recommend.TopItems;

/** What is measured beside ranks, each by hand. */
class FurtherMetricsTest {
  /** Items 1 to 5 were chosen 8, 4, 2, 1 and 0 times, by 4, 4, 2, 1 and 0 of 8 users. */
  private static final ItemPopularity ITEMS =
      new ItemPopularity(
          new int[] {0, 8, 4, 2, 1, 0},
          new int[] {0, 4, 4, 2, 1, 0},
          8,
          BitSet.valueOf(new long[] {2}));

  @Test
  void listsOfOnePlaceAreAllTheSameItem() {
    ListMetrics lists = ListMetrics.of(new int[][] {{1, 2}, {1, 3}}, ITEMS);

    assertThat(lists.at(ListMetrics.Kind.COVERAGE, 1)).isEqualTo(1 / 5.0);
    assertThat(lists.at(ListMetrics.Kind.GINI, 1)).as("(2·5 − 6)·2 / (5·2)").isEqualTo(0.8);
    assertThat(lists.at(ListMetrics.Kind.POPULARITY, 1)).isEqualTo(8);
    assertThat(lists.at(ListMetrics.Kind.NOVELTY, 1)).as("log2(8/4)").isEqualTo(1);
    assertThat(lists.at(ListMetrics.Kind.TAIL, 1)).isZero();
  }

  /** Places of the items: 2, 1, 1, 0, 0. */
  @Test
  void longerListsSpread() {
    ListMetrics lists = ListMetrics.of(new int[][] {{1, 2}, {1, 3}}, ITEMS);

    assertThat(lists.at(ListMetrics.Kind.COVERAGE, 5)).isEqualTo(3 / 5.0);
    assertThat(lists.at(ListMetrics.Kind.GINI, 5)).as("(0 + 2 + 4·2) / (5·4)").isEqualTo(0.5);
    assertThat(lists.at(ListMetrics.Kind.POPULARITY, 5)).isEqualTo((8 + 8 + 4 + 2) / 4.0);
    assertThat(lists.at(ListMetrics.Kind.NOVELTY, 5)).isEqualTo((1 + 1 + 1 + 2) / 4.0);
    assertThat(lists.at(ListMetrics.Kind.TAIL, 5)).isEqualTo(2 / 4.0);
    assertThat(lists.at(ListMetrics.Kind.TAIL, 20)).isEqualTo(2 / 4.0);
  }

  @Test
  void anItemThatNobodyChoseIsAsNewAsOneOfOneUser() {
    assertThat(ITEMS.novelty(5)).isEqualTo(ITEMS.novelty(4)).isEqualTo(3);
    assertThat(ListMetrics.of(new int[0][], ITEMS).at(ListMetrics.Kind.GINI, 10)).isZero();
  }

  @Test
  void everyItemInOnePlaceIsEqual() {
    ListMetrics lists = ListMetrics.of(new int[][] {{1}, {2}, {3}, {4}, {5}}, ITEMS);

    assertThat(lists.at(ListMetrics.Kind.GINI, 1)).isZero();
    assertThat(lists.at(ListMetrics.Kind.COVERAGE, 1)).isEqualTo(1);
  }

  /** 7 and 9 of 7, 9 and 2 are found at the second and the fourth place. */
  @Test
  void severalHeldOutActionsByHand() {
    HeldOutMetrics one = HeldOutMetrics.of(new int[][] {{4, 7, 5, 9}}, new int[][] {{7, 9, 2}});

    assertThat(one.at(HeldOutMetrics.Kind.RECALL, 1)).isZero();
    assertThat(one.at(HeldOutMetrics.Kind.RECALL, 5)).isEqualTo(2 / 3.0);
    assertThat(one.at(HeldOutMetrics.Kind.PRECISION, 5)).isEqualTo(2 / 5.0);
    assertThat(one.at(HeldOutMetrics.Kind.MAP, 5))
        .isCloseTo((1 / 2.0 + 2 / 4.0) / 3, within(1e-15));
    assertThat(one.at(HeldOutMetrics.Kind.PRECISION, 10)).isEqualTo(2 / 10.0);
  }

  @Test
  void theSameItemHeldOutTwiceIsOne() {
    HeldOutMetrics one = HeldOutMetrics.of(new int[][] {{3, 7}}, new int[][] {{7, 7}});

    assertThat(one.at(HeldOutMetrics.Kind.RECALL, 5)).isEqualTo(1);
    assertThat(one.at(HeldOutMetrics.Kind.MAP, 5)).isEqualTo(1 / 2.0);
  }

  @Test
  void withOneTrueItemRecallIsTheHitRateAndMapIsMrr() {
    HeldOutMetrics lists = HeldOutMetrics.of(new int[][] {{3, 7}, {1, 2}}, new int[][] {{7}, {5}});
    RankingMetrics ranks = RankingMetrics.of(new double[] {2, 30});

    for (int cutoff : RankingMetrics.CUTOFFS) {
      assertThat(lists.at(HeldOutMetrics.Kind.RECALL, cutoff)).isEqualTo(ranks.hitAt(cutoff));
      assertThat(lists.at(HeldOutMetrics.Kind.MAP, cutoff)).isEqualTo(ranks.mrrAt(cutoff));
    }
  }

  @Test
  void theAreaIsTheShareOfCandidatesBehind() {
    assertThat(FurtherMetrics.auc(1, 4)).isEqualTo(1);
    assertThat(FurtherMetrics.auc(2.5, 4)).as("one before, one ties, two behind").isEqualTo(0.625);
    assertThat(FurtherMetrics.auc(5, 4)).isZero();
    assertThat(FurtherMetrics.auc(1, 0)).isEqualTo(1);
  }

  @Property(tries = 200)
  void theSelectionIsThatOfAWholeSort(
      @ForAll @Size(min = 2, max = 60) float[] drawn,
      @ForAll @IntRange(min = 1, max = 20) int most) {
    float[] scores = new float[drawn.length];
    boolean[] left = new boolean[drawn.length];
    for (int item = 0; item < drawn.length; item++) {
      scores[item] = Float.isNaN(drawn[item]) ? 0 : Math.round(drawn[item]) % 5;
      left[item] = Float.floatToIntBits(drawn[item]) % 3 == 0;
    }
    int[] selected = new TopSelection(most).of(scores, 0, scores.length, item -> !left[item]);

    assertThat(Arrays.stream(selected).boxed())
        .containsExactlyElementsOf(
            TopItems.best(scores, left, most).stream().map(TopItems.Scored::item).toList());
  }

  /**
   * Two users of items 1 to 6. The model expects items by their number whatever happened, 6 first.
   * Of the first user 1, 3 and 6 are known and 5 is next; of the second 2 is, who comes back to it.
   */
  private static final LeaveOneOut TWO =
      new LeaveOneOut(
          new Sequences(
              "two",
              6,
              new int[] {0, 4, 9},
              new int[] {1, 3, 6, 5, 2, 4, 1, 3, 2},
              null,
              user -> "u" + user,
              item -> "i" + (item + 1)));

  private static final Recommender BY_NUMBER =
      new Recommender() {
        @Override
        public int itemCount() {
          return 6;
        }

        @Override
        public void score(PackedHistories histories, float[] scores) {
          for (int place = 0; place < histories.count() * 7; place++) {
            scores[place] = place % 7;
          }
        }
      };

  private static RankedLists two() {
    EvaluationSettings settings =
        new EvaluationSettings(1, NegativesAvoid.HISTORY, SelectBy.FULL_NDCG_10, true);
    try (Evaluator evaluator =
        new Evaluator(TWO, Candidates.draw(TWO, settings, 1), settings, 10, 1)) {
      return evaluator.rankWithLists(BY_NUMBER, Split.TEST);
    }
  }

  /** 5, 4, 2 for the first, 6, 5, 2 for the second, whose true item is among the candidates. */
  @Test
  void whatWasSeenIsNotRecommended() {
    Evaluation evaluation = two().evaluation(0);

    assertThat(evaluation.full().hitAt(1)).isEqualTo(0.5);
    assertThat(evaluation.further().auc()).containsEntry(Ranking.FULL, (1 + 0.0) / 2);
    assertThat(evaluation.further().lists().at(ListMetrics.Kind.COVERAGE, 1)).isEqualTo(2 / 6.0);
    assertThat(evaluation.further().lists().at(ListMetrics.Kind.COVERAGE, 20)).isEqualTo(4 / 6.0);
    assertThat(evaluation.further().heldOut()).isNull();
    assertThat(new FurtherMeasure("recall@10").of(evaluation)).hasValue(1);
    assertThat(new FurtherMeasure("precision@10").of(evaluation)).hasValue(0.1);
    assertThat(new FurtherMeasure("full/auc").of(evaluation)).hasValue(0.5);
  }

  @Test
  void everyMeasureHasAValueAndNoOther() {
    Evaluation evaluation = two().evaluation(0);
    Evaluation older = Evaluation.of(two().ranks(), 0);

    for (FurtherMeasure measure : FurtherMeasure.all()) {
      if (!measure.name().startsWith("popular/")) {
        assertThat(measure.of(evaluation)).as(measure.name()).isPresent();
      }
      assertThat(measure.of(older)).as(measure.name()).isEmpty();
    }
    assertThatThrownBy(() -> new FurtherMeasure("coverage@3"))
        .hasMessage("There is no measure \"coverage@3\".");
  }

  /** The first user knows 3 actions and chooses what is new, the second 4 and comes back. */
  @Test
  void groupsOfUsersByHand() {
    List<GroupEvaluation> groups = two().byGroup((user, actions) -> user == 0 ? 0 : 0.5);

    assertThat(groups)
        .extracting(
            one -> one.group().kind() + " " + one.group().least() + "-" + one.group().greatest())
        .containsExactly(
            "HISTORY 3.0-3.0",
            "HISTORY 4.0-4.0",
            "POPULARITY 0.0-0.0",
            "POPULARITY 1.0-1.0",
            "REPEATED 0.0-0.0",
            "REPEATED 1.0-1.0",
            "NOISE 0.0-0.0",
            "NOISE 0.5-0.5");
    assertThat(groups).allMatch(one -> one.evaluation().users() == 1);
    assertThat(groups.get(4).evaluation().full().hitAt(1)).isEqualTo(1);
    assertThat(groups.get(5).evaluation().full().hitAt(1)).isZero();
    assertThat(groups.get(5).evaluation().full().mrrAt(5)).isEqualTo(1 / 3.0);
    assertThat(groups.get(4).evaluation().further().auc())
        .isEqualTo(Map.of(Ranking.SAMPLED, 1.0, Ranking.FULL, 1.0));
  }

  @Test
  void withoutKnowledgeOfNoiseThereAreNoGroupsOfIt() {
    assertThat(two().byGroup(UserGroups.Noise.UNKNOWN))
        .noneMatch(one -> one.group().kind() == UserGroup.Kind.NOISE);
  }
}
