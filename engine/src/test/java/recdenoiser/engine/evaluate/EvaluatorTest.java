package recdenoiser.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recdenoiser.engine.data.LeaveOneOut;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.EvaluationSettings.NegativesAvoid;
import recdenoiser.engine.evaluate.EvaluationSettings.SelectBy;
import recdenoiser.engine.recommend.Recommender;

class EvaluatorTest {
  private static final int ITEMS = 400;
  private static final int LONG = 1000;
  private static final LeaveOneOut DATA = RandomData.of(1200, ITEMS, 30, 5);

  private static EvaluationSettings settings(boolean excludeSeen) {
    return new EvaluationSettings(
        1, 100, NegativesAvoid.TRAINING, true, SelectBy.SAMPLED_NDCG_10, excludeSeen);
  }

  private static Evaluator evaluator(
      LeaveOneOut data, EvaluationSettings settings, int maxLength, int threads) {
    return new Evaluator(data, Candidates.draw(data, settings, 1), settings, maxLength, threads);
  }

  /** Few distinct scores that depend on the whole history, so that there are ties. */
  private static float score(int[] history, int item) {
    int hash = item;
    for (int known : history) {
      hash = 31 * hash + known;
    }
    return Math.floorMod((hash * 0x9E3779B9) >>> 7, 97) / 97f;
  }

  private record Hashing(int itemCount) implements Recommender {
    @Override
    public void score(PackedHistories histories, float[] scores) {
      for (int s = 0; s < histories.count(); s++) {
        int[] history =
            Arrays.copyOfRange(
                histories.items(), histories.offsets()[s], histories.offsets()[s + 1]);
        for (int item = 1; item <= itemCount; item++) {
          scores[s * (itemCount + 1) + item] = EvaluatorTest.score(history, item);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void agreesWithANaiveRankingAtAnyNumberOfThreads(int threads) {
    for (boolean excludeSeen : new boolean[] {false, true}) {
      EvaluationSettings settings = settings(excludeSeen);
      FrozenNegatives negatives = FrozenNegatives.draw(Ranking.SAMPLED, DATA, settings, 1);
      FrozenNegatives popular = FrozenNegatives.draw(Ranking.POPULAR, DATA, settings, 1);
      try (Evaluator evaluator = evaluator(DATA, settings, 12, threads)) {
        for (Split split : Split.values()) {
          Ranks ranks = evaluator.rank(new Hashing(ITEMS), split, DATA.evaluatedUsers());
          for (int row = 0; row < DATA.evaluatedUsers().length; row++) {
            assertThat(ranks.sampled()[row]).isEqualTo(naiveSampled(row, split, negatives, 12));
            assertThat(ranks.among(Ranking.POPULAR)[row])
                .isEqualTo(naiveSampled(row, split, popular, 12));
            assertThat(ranks.full()[row]).isEqualTo(naiveFull(row, split, excludeSeen, 12));
          }
        }
      }
    }
  }

  private static int[] history(int user, Split split) {
    return Arrays.copyOf(DATA.sequences().itemsOf(user), DATA.historyLength(user, split));
  }

  private static double naiveSampled(
      int row, Split split, FrozenNegatives negatives, int maxLength) {
    Set<Integer> candidates = new HashSet<>();
    Arrays.stream(negatives.of(row, split)).forEach(candidates::add);
    return naiveRank(DATA.evaluatedUsers()[row], split, candidates, maxLength);
  }

  private static double naiveFull(int row, Split split, boolean excludeSeen, int maxLength) {
    int user = DATA.evaluatedUsers()[row];
    Set<Integer> candidates = new HashSet<>();
    for (int item = 1; item <= ITEMS; item++) {
      candidates.add(item);
    }
    if (excludeSeen) {
      Arrays.stream(history(user, split)).forEach(candidates::remove);
    }
    candidates.remove(DATA.target(user, split));
    return naiveRank(user, split, candidates, maxLength);
  }

  private static double naiveRank(int user, Split split, Set<Integer> candidates, int maxLength) {
    int[] whole = history(user, split);
    int[] recent = Arrays.copyOfRange(whole, Math.max(0, whole.length - maxLength), whole.length);
    float target = score(recent, DATA.target(user, split));
    double rank = 1;
    for (int item : candidates) {
      rank += score(recent, item) > target ? 1 : score(recent, item) == target ? 0.5 : 0;
    }
    return rank;
  }

  @Test
  void metricsHaveTheSameBitsAtAnyNumberOfThreads() {
    EvaluationSettings settings = settings(false);
    Evaluation[] evaluations = new Evaluation[3];
    for (int threads = 1; threads <= 3; threads++) {
      try (Evaluator evaluator = evaluator(DATA, settings, LONG, threads)) {
        evaluations[threads - 1] = evaluator.evaluate(new Hashing(ITEMS), Split.TEST);
      }
    }

    for (Evaluation evaluation : evaluations) {
      assertThat(evaluation.sampled())
          .usingRecursiveComparison()
          .isEqualTo(evaluations[0].sampled());
      assertThat(evaluation.popular())
          .usingRecursiveComparison()
          .isEqualTo(evaluations[0].popular());
      assertThat(evaluation.full()).usingRecursiveComparison().isEqualTo(evaluations[0].full());
    }
    assertThat(evaluations[0].full().users()).isEqualTo(DATA.evaluatedUsers().length);
    assertThat(evaluations[0].seconds()).isPositive();
  }

  @Test
  void listsAndAreasAgreeWithNaiveOnesAtAnyNumberOfThreads() {
    for (boolean excludeSeen : new boolean[] {false, true}) {
      EvaluationSettings settings = settings(excludeSeen);
      double area = 0;
      for (int row = 0; row < DATA.evaluatedUsers().length; row++) {
        int user = DATA.evaluatedUsers()[row];
        int seen =
            (int)
                Arrays.stream(history(user, Split.TEST))
                    .filter(item -> item != DATA.target(user, Split.TEST))
                    .distinct()
                    .count();
        double others = ITEMS - 1 - (excludeSeen ? seen : 0);
        area += 1 - (naiveFull(row, Split.TEST, excludeSeen, 12) - 1) / others;
      }
      FurtherMetrics[] further = new FurtherMetrics[3];
      for (int threads = 1; threads <= 3; threads++) {
        try (Evaluator evaluator = evaluator(DATA, settings, 12, threads)) {
          RankedLists lists = evaluator.rankWithLists(new Hashing(ITEMS), Split.TEST);
          further[threads - 1] = lists.evaluation(0).further();
        }
      }
      assertThat(further).usingRecursiveFieldByFieldElementComparator().containsOnly(further[0]);
      assertThat(further[0].auc().get(Ranking.FULL))
          .isCloseTo(area / DATA.evaluatedUsers().length, within(1e-12));
    }
  }

  @Test
  void aModelThatKnowsNothingPutsEverythingInTheMiddle() {
    Recommender constant = recommender(ITEMS, (histories, scores) -> Arrays.fill(scores, 1));
    try (Evaluator evaluator = evaluator(DATA, settings(false), LONG, 2)) {
      Ranks ranks = evaluator.rank(constant, Split.TEST, DATA.evaluatedUsers());

      assertThat(ranks.sampled()).containsOnly(1 + 100 / 2.0);
      assertThat(ranks.among(Ranking.POPULAR)).containsOnly(1 + 100 / 2.0);
      assertThat(ranks.full()).containsOnly(1 + (ITEMS - 1) / 2.0);
    }
  }

  @Test
  void aModelThatKnowsTheAnswerIsPerfect() {
    LeaveOneOut data = RandomData.of(300, new int[] {5, 6, 7}, new int[] {8, 9, 10, 11});
    Recommender next =
        recommender(
            300,
            (histories, scores) -> {
              Arrays.fill(scores, Float.NEGATIVE_INFINITY);
              for (int s = 0; s < histories.count(); s++) {
                int last = histories.items()[histories.offsets()[s + 1] - 1];
                scores[s * 301 + last + 1] = Float.POSITIVE_INFINITY;
              }
            });
    EvaluationSettings withoutPopular =
        new EvaluationSettings(100, NegativesAvoid.TRAINING, SelectBy.SAMPLED_NDCG_10, true);
    try (Evaluator evaluator = evaluator(data, withoutPopular, 1, 1)) {
      for (Split split : Split.values()) {
        Evaluation evaluation = evaluator.evaluate(next, split);
        assertThat(evaluation.has(Ranking.POPULAR)).isFalse();
        assertThat(evaluation.full().hitAt(1)).isEqualTo(1);
        assertThat(evaluation.sampled().ndcgAt(1)).isEqualTo(1);
      }
    }
  }

  @Test
  void someUsersMayBeRankedInAnyOrder() {
    int[] users = DATA.evaluatedUsers();
    int[] some = {users[40], users[3], users[200]};
    try (Evaluator evaluator = evaluator(DATA, settings(false), LONG, 2)) {
      Ranks all = evaluator.rank(new Hashing(ITEMS), Split.VALIDATION, users);
      Ranks few = evaluator.rank(new Hashing(ITEMS), Split.VALIDATION, some);

      assertThat(few.full()).containsExactly(all.full()[40], all.full()[3], all.full()[200]);
      assertThat(few.sampled())
          .containsExactly(all.sampled()[40], all.sampled()[3], all.sampled()[200]);
    }
  }

  @Test
  void scoresThatAreNotNumbersAreRefusedInASentence() {
    Recommender diverged =
        recommender(
            ITEMS,
            (histories, scores) -> {
              Arrays.fill(scores, 0);
              scores[17] = Float.NaN;
            });
    try (Evaluator evaluator = evaluator(DATA, settings(false), LONG, 2)) {
      assertThatThrownBy(() -> evaluator.evaluate(diverged, Split.TEST))
          .isInstanceOf(ScoreProblem.class)
          .hasMessageStartingWith("The model's score of item i17 for user u")
          .hasMessageEndingWith(
              "is not a number: its weights have diverged, which a smaller learning rate may"
                  + " prevent.");
      assertThat(evaluator.evaluate(new Hashing(ITEMS), Split.TEST).full().users())
          .as("the evaluator is still of use")
          .isEqualTo(DATA.evaluatedUsers().length);
    }
  }

  /** A caller that has not begun to wait would find the work done, and nothing to interrupt. */
  private static void awaitThatItWaits(Thread caller) {
    while (caller.getState() == Thread.State.RUNNABLE && !caller.isInterrupted()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void anInterruptEndsTheEvaluationOnceNoThreadUsesTheModelAnyMore() {
    AtomicInteger scoring = new AtomicInteger();
    AtomicInteger calls = new AtomicInteger();
    Thread caller = Thread.currentThread();
    Recommender interrupting =
        recommender(
            ITEMS,
            (histories, scores) -> {
              scoring.incrementAndGet();
              awaitThatItWaits(caller);
              caller.interrupt();
              calls.incrementAndGet();
              new Hashing(ITEMS).score(histories, scores);
              scoring.decrementAndGet();
            });
    try (Evaluator evaluator = evaluator(DATA, settings(false), LONG, 2)) {
      assertThatThrownBy(() -> evaluator.evaluate(interrupting, Split.TEST))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("The evaluation was interrupted.");
      assertThat(scoring).hasValue(0);
      assertThat(calls.get()).isPositive();
      assertThat(Thread.interrupted()).as("the thread still knows it was interrupted").isTrue();
    }
  }

  @Test
  void aModelOfOtherItemsIsRefused() {
    try (Evaluator evaluator = evaluator(DATA, settings(false), LONG, 1)) {
      assertThatThrownBy(() -> evaluator.evaluate(new Hashing(ITEMS + 1), Split.TEST))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("The model knows 401 items, the data has 400.");
    }
  }

  @FunctionalInterface
  private interface Scoring {
    void score(PackedHistories histories, float[] scores);
  }

  private static Recommender recommender(int items, Scoring scoring) {
    return new Recommender() {
      @Override
      public int itemCount() {
        return items;
      }

      @Override
      public void score(PackedHistories histories, float[] scores) {
        scoring.score(histories, scores);
      }
    };
  }
}
