package recdenoiser.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recdenoiser.engine.batch.TrainingSequences;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.model.ItemKnn;
import recdenoiser.engine.model.MarkovCounts;
import recdenoiser.engine.recommend.Recommender;
import recdenoiser.engine.recommend.TrainedModel;
import recdenoiser.engine.recommend.Transitions;
import recdenoiser.engine.settings.SettingGroups;

/**
 * Models that count, on sequences small enough to be counted by hand, and beside plain counting.
 */
class CountedModelsTest {
  private static final int ITEMS = 4;
  private static final int[][] ACTIONS = {{1, 2, 1, 2}, {1, 3}, {}, {2, 1, 2, 3}};

  private static SmallLearner given(String model) {
    SmallLearner given = new SmallLearner();
    given.backbone = model;
    given.data = SmallLearner.of(ITEMS, ACTIONS);
    return given;
  }

  private static Learner markov(TrainingSequences data, double discount) {
    SmallLearner given = given(MarkovCounts.ID);
    SettingGroups settings = given.settings().with(new MarkovCounts.Settings(discount));
    return Learners.create(settings, data, 1);
  }

  private static Learner knn(int window, ItemKnn.Settings own, TrainingSequences data) {
    SmallLearner given = given(ItemKnn.ID);
    given.window = window;
    return Learners.create(given.settings().with(own), data, 1);
  }

  private static float[] score(Recommender recommender, int... history) {
    float[] scores = new float[recommender.itemCount() + 1];
    recommender.score(PackedHistories.of(history), scores);
    return Arrays.copyOfRange(scores, 1, scores.length);
  }

  /** 1 is followed by 2 three times and by 3 once; of ten actions 4, 4 and 2 are on 1, 2 and 3. */
  @Test
  void transitionsGiveBackTheDiscountByPopularity() {
    try (Learner learner = markov(SmallLearner.of(ITEMS, ACTIONS), 0.5)) {
      float back = 0.5f * 2 / 4;

      assertThat(score(learner.recommender(), 3, 1))
          .containsExactly(
              new float[] {back * 0.4f, 2.5f / 4 + back * 0.4f, 0.5f / 4 + back * 0.2f, 0},
              within(1e-6f));
      assertThat(learner.parameterCount()).isEqualTo(ITEMS + 4);
    }
  }

  @Test
  void whatNothingEverFollowedIsFollowedByWhatIsPopular() {
    try (Learner learner = markov(SmallLearner.of(ITEMS, ACTIONS), 0.5)) {
      assertThat(score(learner.recommender(), 3)).containsExactly(0.4f, 0.4f, 0.2f, 0);
      assertThat(score(learner.recommender(), 4)).containsExactly(0.4f, 0.4f, 0.2f, 0);
    }
  }

  @Test
  void transitionsAreProbabilities() {
    try (Learner learner = markov(SmallLearner.sequences(), 0.75)) {
      int[] all = IntStream.rangeClosed(1, SmallLearner.ITEMS).toArray();
      Transitions transitions = learner.recommender().transitions().orElseThrow();

      for (float[] from : transitions.strengths(-1, all, all)) {
        double sum = 0;
        for (float strength : from) {
          assertThat(strength).isPositive();
          sum += strength;
        }
        assertThat(sum).isCloseTo(1, within(1e-5));
      }
    }
  }

  /**
   * Users 0 and 3 have 1 and 2 together; 1 and 3 are together of user 1, and of user 3 two apart.
   * Items 1, 2 and 3 have 3, 2 and 2 users. Item 4 has nobody and no neighbours.
   */
  @Test
  void similarityIsACosineOfUsers() {
    ItemKnn.Settings whole = new ItemKnn.Settings(9, 0, 0, 0.5);
    try (Learner learner = knn(12, whole, SmallLearner.of(ITEMS, ACTIONS))) {
      float one = (float) (2 / Math.sqrt(3 * 2));
      float other = (float) (1 / Math.sqrt(2 * 2));

      assertThat(score(learner.recommender(), 1)).containsExactly(-0.2f, one, one, -1);
      assertThat(score(learner.recommender(), 2)).containsExactly(one, -0.2f, other, -1);
      assertThat(score(learner.recommender(), 1, 2))
          .containsExactly(new float[] {one, one / 2, other + one / 2, -1}, within(1e-6f));
      assertThat(learner.parameterCount()).isEqualTo(ITEMS + 6);
    }
  }

  @Test
  void reachShrinkageNeighboursAndWindowLimitWhatCounts() {
    TrainingSequences data = SmallLearner.of(ITEMS, ACTIONS);
    try (Learner near = knn(12, new ItemKnn.Settings(9, 1, 0, 1), data);
        Learner shrunk = knn(12, new ItemKnn.Settings(9, 0, 6, 1), data);
        Learner one = knn(12, new ItemKnn.Settings(1, 0, 0, 1), data);
        Learner recent = knn(1, new ItemKnn.Settings(9, 0, 0, 1), data)) {
      assertThat(score(near.recommender(), 1)[2]).isEqualTo((float) (1 / Math.sqrt(3 * 2)));
      assertThat(score(shrunk.recommender(), 1)[1]).isEqualTo((float) (2 / Math.sqrt(9 * 8)));
      assertThat(score(one.recommender(), 1)[1]).as("of equals the first").isPositive();
      assertThat(score(one.recommender(), 1)[2]).isNegative();
      assertThat(score(recent.recommender(), 3, 2)).isEqualTo(score(recent.recommender(), 2));
    }
  }

  /** Beside a count over all pairs of actions of all users. */
  @Property(tries = 40)
  void neighboursAreThoseOfPlainCounting(
      @ForAll @IntRange(max = 1000) int seed, @ForAll @IntRange(max = 6) int reach) {
    Random random = new Random(seed);
    int[][] actions = new int[12][];
    Arrays.setAll(actions, u -> random.ints(random.nextInt(9), 1, 8).toArray());
    double[][] together = new double[8][8];
    double[] users = new double[8];
    for (int[] own : actions) {
      Set<List<Integer>> pairs = new HashSet<>();
      for (int a = 0; a < own.length; a++) {
        for (int b = 0; b < own.length; b++) {
          if (own[a] != own[b] && (reach == 0 || Math.abs(a - b) <= reach)) {
            pairs.add(List.of(own[a], own[b]));
          }
        }
      }
      pairs.forEach(pair -> together[pair.get(0)][pair.get(1)]++);
      Arrays.stream(own).distinct().forEach(item -> users[item]++);
    }
    ItemKnn.Settings settings = new ItemKnn.Settings(7, reach, 2, 1);
    try (Learner learner = knn(5, settings, SmallLearner.of(7, actions))) {
      for (int i = 1; i <= 7; i++) {
        float[] scores = score(learner.recommender(), i);
        for (int j = 1; j <= 7; j++) {
          double expected = together[i][j] / Math.sqrt((users[i] + 2) * (users[j] + 2));
          assertThat((double) Math.max(0, scores[j - 1])).isCloseTo(expected, within(1e-6));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {MarkovCounts.ID, ItemKnn.ID})
  void whatWasCountedReadsBackToTheSameBits(String model) {
    SmallLearner given = given(model);
    given.data = SmallLearner.sequences();
    SettingGroups settings =
        given.settings().with(MarkovCounts.DEFAULTS, new ItemKnn.Settings(3, 4, 2, 0.7));
    try (Learner learner = Learners.create(settings, given.data, 2);
        Learner other = Learners.create(settings, SmallLearner.of(SmallLearner.ITEMS), 1)) {
      PackedHistories histories = PackedHistories.of(new int[] {5, 3}, new int[] {7, 7, 40});
      TrainedModel opened = TrainedModel.open(settings, given.data, learner.weights());

      other.restore(learner.weights(), learner.optimiserState());

      SameBits.assertSame(other, learner);
      List<float[]> scores =
          Stream.of(learner.recommender(), other.recommender(), opened)
              .map(recommender -> scores(recommender, histories))
              .toList();
      assertThat(scores.get(1)).isEqualTo(scores.get(0));
      assertThat(scores.get(2)).isEqualTo(scores.get(0));
      assertThat(opened.attention()).isEqualTo(Optional.empty());
    }
  }

  private static float[] scores(Recommender recommender, PackedHistories histories) {
    float[] scores = new float[histories.count() * (recommender.itemCount() + 1)];
    Arrays.fill(scores, 99);
    recommender.score(histories, scores);
    scores[0] = 0;
    scores[recommender.itemCount() + 1] = 0;
    return scores;
  }
}
