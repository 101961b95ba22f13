package recdenoiser.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.data.LeaveOneOut;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.EvaluationSettings.NegativesAvoid;
import recdenoiser.engine.evaluate.EvaluationSettings.SelectBy;
import recdenoiser.engine.recommend.Recommender;

class StepsAheadTest {
  private static final int ITEMS = 60;
  private static final int STEPS = 3;
  private static final LeaveOneOut DATA =
      new LeaveOneOut(RandomData.of(400, ITEMS, 12, 5).sequences(), STEPS);

  /** Best items first by the last item of the history; the others score nothing. */
  private static final class Scripted implements Recommender {
    private final Map<Integer, List<Integer>> expected = new HashMap<>();
    private final Set<List<Integer>> asked = Collections.synchronizedSet(new HashSet<>());
    private final Set<List<Long>> times = Collections.synchronizedSet(new HashSet<>());

    Scripted after(int item, Integer... bestFirst) {
      expected.put(item, List.of(bestFirst));
      return this;
    }

    @Override
    public int itemCount() {
      return 9;
    }

    @Override
    public void score(PackedHistories histories, float[] scores) {
      Arrays.fill(scores, 0);
      for (int h = 0; h < histories.count(); h++) {
        List<Integer> items = new ArrayList<>();
        List<Long> when = new ArrayList<>();
        for (int a = histories.offsets()[h]; a < histories.offsets()[h + 1]; a++) {
          items.add(histories.items()[a]);
          when.add(histories.times() == null ? 0 : histories.times()[a]);
        }
        asked.add(items);
        times.add(when);
        List<Integer> best = expected.get(items.get(items.size() - 1));
        for (int b = 0; b < best.size(); b++) {
          scores[h * 10 + best.get(b)] = 9 - b;
        }
      }
    }
  }

  /** Six actions of which the last two, on items 5 and 6, are held out. */
  private static LeaveOneOut sixActions(long... times) {
    int[] items = {1, 2, 3, 4, 5, 6};
    return new LeaveOneOut(
        new Sequences(
            "six",
            9,
            new int[] {0, 6},
            items,
            times.length == 0 ? null : times,
            user -> "u",
            item -> "i" + (item + 1)),
        2);
  }

  /** Of items 1 to 9 only 7, 8 and 9 are not in the history: these are the negatives. */
  private static EvaluationSettings negatives(boolean excludeSeen) {
    return new EvaluationSettings(
        2, 3, NegativesAvoid.HISTORY, false, SelectBy.SAMPLED_NDCG_10, excludeSeen);
  }

  private static Evaluator evaluator(
      LeaveOneOut data, EvaluationSettings settings, int maxLength, int threads) {
    return new Evaluator(data, Candidates.draw(data, settings, 1), settings, maxLength, threads);
  }

  @Test
  void twoStepsByHand() {
    Scripted model = new Scripted().after(4, 1, 7, 5).after(7, 7, 8, 9, 6).after(5, 6, 8);
    try (Evaluator evaluator = evaluator(sixActions(), negatives(true), 50, 1)) {
      List<StepAhead> steps = evaluator.stepsAhead(model, 2);

      assertThat(model.asked)
          .containsExactlyInAnyOrder(
              List.of(1, 2, 3, 4), List.of(1, 2, 3, 4, 7), List.of(1, 2, 3, 4, 5));
      assertThat(steps).extracting(StepAhead::step).containsExactly(1, 2);
      assertThat(rank(steps.get(0).trueHistory().full())).as("1 is seen, 7 is ahead").isEqualTo(2);
      assertThat(rank(steps.get(0).ownItems().full())).isEqualTo(2);
      assertThat(rank(steps.get(0).ownItems().sampled())).isEqualTo(2);
      assertThat(rank(steps.get(1).ownItems().full()))
          .as("8 and 9 are ahead, 7 is in the history now")
          .isEqualTo(3);
      assertThat(rank(steps.get(1).ownItems().sampled())).as("7 is a negative").isEqualTo(4);
      assertThat(rank(steps.get(1).trueHistory().full())).isEqualTo(1);
      assertThat(steps.get(1).ownItems().full().hitAt(1)).isZero();
      assertThat(steps.get(1).ownItems().full().ndcgAt(5))
          .isCloseTo(1 / (Math.log(4) / Math.log(2)), within(1e-12));
    }
  }

  @Test
  void whereSeenItemsAreNotLeftOutTheyMayBeExpectedAgain() {
    Scripted model = new Scripted().after(4, 1, 7, 5).after(1, 1, 6).after(5, 6, 8);
    try (Evaluator evaluator = evaluator(sixActions(), negatives(false), 50, 1)) {
      List<StepAhead> steps = evaluator.stepsAhead(model, 2);

      assertThat(model.asked).contains(List.of(1, 2, 3, 4, 1));
      assertThat(rank(steps.get(0).trueHistory().full())).isEqualTo(3);
      assertThat(rank(steps.get(1).ownItems().full())).isEqualTo(2);
    }
  }

  @Test
  void anItemThatIsExpectedTooEarlyStillCountsWhenItsTurnComes() {
    Scripted model = new Scripted().after(4, 6).after(6, 6, 8).after(5, 8, 6);
    try (Evaluator evaluator = evaluator(sixActions(), negatives(true), 50, 1)) {
      StepAhead second = evaluator.stepsAhead(model, 2).get(1);

      assertThat(rank(second.ownItems().full())).isEqualTo(1);
      assertThat(rank(second.trueHistory().full())).isEqualTo(2);
    }
  }

  @Test
  void whatIsExpectedStandsAtTheTimeOfTheLastKnownAction() {
    Scripted model = new Scripted().after(4, 7).after(7, 8).after(5, 6);
    try (Evaluator evaluator =
        evaluator(sixActions(10, 20, 30, 40, 50, 60), negatives(true), 3, 1)) {
      evaluator.stepsAhead(model, 2);

      assertThat(model.asked)
          .containsExactlyInAnyOrder(List.of(2, 3, 4), List.of(3, 4, 7), List.of(3, 4, 5));
      assertThat(model.times)
          .containsExactlyInAnyOrder(
              List.of(20L, 30L, 40L), List.of(30L, 40L, 40L), List.of(30L, 40L, 50L));
    }
  }

  /** Of a single user. */
  private static double rank(RankingMetrics metrics) {
    return 1 / metrics.mrrAt(20);
  }

  /** Few distinct scores that depend on the whole history. */
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
          scores[s * (itemCount + 1) + item] = StepsAheadTest.score(history, item);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1000, true, TRAINING",
    "2, 4, true, HISTORY",
    "3, 2, false, TRAINING",
    "2, 1, false, HISTORY"
  })
  void agreesWithANaiveWayToGoOnAtAnyNumberOfThreads(
      int threads, int maxLength, boolean excludeSeen, NegativesAvoid avoid) {
    EvaluationSettings settings =
        new EvaluationSettings(STEPS, 20, avoid, true, SelectBy.SAMPLED_NDCG_10, excludeSeen);
    FrozenNegatives negatives = FrozenNegatives.draw(Ranking.SAMPLED, DATA, settings, 1);
    FrozenNegatives popularOnes = FrozenNegatives.draw(Ranking.POPULAR, DATA, settings, 1);
    try (Evaluator evaluator = evaluator(DATA, settings, maxLength, threads)) {
      List<StepAhead> steps = evaluator.stepsAhead(new Hashing(ITEMS), STEPS);

      for (boolean own : new boolean[] {false, true}) {
        double[][] sampled = new double[STEPS][DATA.evaluatedUsers().length];
        double[][] popular = new double[STEPS][DATA.evaluatedUsers().length];
        double[][] full = new double[STEPS][DATA.evaluatedUsers().length];
        for (int row = 0; row < DATA.evaluatedUsers().length; row++) {
          int[] actions = DATA.sequences().itemsOf(DATA.evaluatedUsers()[row]);
          int[] history = Arrays.copyOf(actions, actions.length - STEPS);
          for (int step = 0; step < STEPS; step++) {
            int target = actions[actions.length - STEPS + step];
            int[] others = negatives.of(row, target);
            int[] recent = recent(history, maxLength);
            int[] open = open(history, excludeSeen);
            sampled[step][row] = naiveRank(recent, target, others);
            popular[step][row] = naiveRank(recent, target, popularOnes.of(row, target));
            full[step][row] = naiveRank(recent, target, open);
            history = Arrays.copyOf(history, history.length + 1);
            history[history.length - 1] = own ? best(recent, open) : target;
          }
        }
        for (int step = 0; step < STEPS; step++) {
          StepAhead result = steps.get(step);
          Evaluation evaluation = own ? result.ownItems() : result.trueHistory();
          same(evaluation.sampled(), sampled[step]);
          same(evaluation.popular(), popular[step]);
          same(evaluation.full(), full[step]);
        }
      }
    }
  }

  private static int[] recent(int[] history, int maxLength) {
    return Arrays.copyOfRange(history, Math.max(0, history.length - maxLength), history.length);
  }

  /** Items that may be expected next. */
  private static int[] open(int[] history, boolean excludeSeen) {
    return IntStream.rangeClosed(1, ITEMS)
        .filter(item -> !excludeSeen || Arrays.stream(history).noneMatch(seen -> seen == item))
        .toArray();
  }

  private static int best(int[] history, int[] items) {
    int best = items[0];
    for (int item : items) {
      best = score(history, item) > score(history, best) ? item : best;
    }
    return best;
  }

  private static double naiveRank(int[] history, int target, int[] others) {
    double rank = 1;
    float wanted = score(history, target);
    for (int item : others) {
      float score = score(history, item);
      rank += item == target ? 0 : score > wanted ? 1 : score == wanted ? 0.5 : 0;
    }
    return rank;
  }

  private static void same(RankingMetrics metrics, double[] ranks) {
    assertThat(metrics).usingRecursiveComparison().isEqualTo(RankingMetrics.of(ranks));
  }

  @Test
  void theFirstStepIsTheTest() {
    EvaluationSettings settings =
        new EvaluationSettings(
            STEPS, 20, NegativesAvoid.TRAINING, true, SelectBy.SAMPLED_NDCG_10, true);
    try (Evaluator evaluator = evaluator(DATA, settings, 50, 2)) {
      Evaluation test = evaluator.evaluate(new Hashing(ITEMS), Split.TEST);
      StepAhead first = evaluator.stepsAhead(new Hashing(ITEMS), 1).get(0);

      assertThat(first.trueHistory().full()).usingRecursiveComparison().isEqualTo(test.full());
      assertThat(first.ownItems().sampled()).usingRecursiveComparison().isEqualTo(test.sampled());
    }
  }

  @Test
  void noMoreStepsThanActionsThatAreHeldOut() {
    try (Evaluator evaluator = evaluator(sixActions(), negatives(true), 50, 1)) {
      assertThatThrownBy(() -> evaluator.stepsAhead(new Scripted(), 3))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("There must be 1 to 2 steps, the actions that are held out; found 3.");
    }
  }
}
