package recdenoiser.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.model.ModelSettings;
import recdenoiser.engine.model.TestModels;
import recdenoiser.engine.recommend.Recommender;
import recdenoiser.engine.storage.NamedArray;

/** What must hold for every backbone under every attention rule. */
class EveryCombinationTest {

  static List<Combination> all() {
    return Combination.all();
  }

  static Stream<Combination> causal() {
    return all().stream().filter(combination -> TestModels.causal(combination.backbone()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void theLossFalls(Combination combination) {
    try (Learner learner = combination.open(2)) {
      // filling in gaps takes longer to learn than the next item
      int steps = TestModels.causal(combination.backbone()) ? 60 : 150;
      double[] losses = Combination.train(learner, 1, steps);

      double first = Arrays.stream(losses, 0, 5).average().orElseThrow();
      double last = Arrays.stream(losses, steps - 5, steps).average().orElseThrow();
      assertThat(last).isPositive().isLessThan(0.8 * first);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void goingOnFromACheckpointGivesTheSameBitsOnAnyNumberOfThreads(Combination combination) {
    try (Learner whole = combination.open(2);
        Learner before = combination.open(1);
        Learner after = combination.open(3)) {
      Combination.train(whole, 1, 3);
      double[] expected = Combination.train(whole, 4, 6);
      Combination.train(before, 1, 3);
      Combination.train(after, 50, 51);

      after.restore(before.weights(), before.optimiserState());

      assertThat(Combination.train(after, 4, 6)).isEqualTo(expected);
      SameBits.assertSame(after, whole);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void neighboursInABatchDoNotChangeScores(Combination combination) {
    try (Learner learner = combination.open(1)) {
      Combination.train(learner, 1, 5);
      int[] users = {4, 20, 1, 22, 9};
      float[] together = score(learner.recommender(), Combination.histories(users));
      int row = Combination.ITEMS + 1;
      for (int h = 0; h < users.length; h++) {
        float[] alone = score(learner.recommender(), Combination.histories(users[h]));
        // BLAS may add in another order when there are fewer rows
        assertThat(Arrays.copyOfRange(together, h * row + 1, (h + 1) * row))
            .as("user %d", users[h])
            .containsExactly(Arrays.copyOfRange(alone, 1, row), within(2e-5f));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void actionsBeforeTheWindowDoNotChangeScores(Combination combination) {
    try (Learner learner = combination.open(1)) {
      Combination.train(learner, 1, 5);
      PackedHistories all = Combination.histories(22);
      int from = all.length(0) - Combination.WINDOW;
      assertThat(from).isPositive();
      PackedHistories recent =
          new PackedHistories(
              Arrays.copyOfRange(all.items(), from, all.length(0)),
              new int[] {0, Combination.WINDOW},
              1,
              all.users(),
              Arrays.copyOfRange(all.times(), from, all.length(0)));

      assertThat(score(learner.recommender(), recent)).isEqualTo(score(learner.recommender(), all));
    }
  }

  /** Scoring computes no other states than the last ones. */
  @ParameterizedTest
  @MethodSource("all")
  void scoresAreThoseOfTheLastOfAllStates(Combination combination) {
    try (NetworkLearner learner = combination.open(1)) {
      Combination.train(learner, 1, 5);
      PackedHistories histories = Combination.histories(4, 20, 1, 22, 0);
      float[] scores = score(learner.recommender(), histories);

      float[] states = learner.networkRecommender().states(histories);
      float[] separate = weight(learner, "output_embedding");
      float[] items = separate.length > 0 ? separate : weight(learner, "item_embedding");
      float[] bias = weight(learner, "output_bias");
      int width = combination.settings().get(ModelSettings.class).width();
      int positions = 0;
      for (int h = 0; h < histories.count(); h++) {
        positions += combination.positions(histories.length(h));
        for (int item = 1; item <= Combination.ITEMS; item++) {
          double expected = bias.length == 0 ? 0 : bias[item];
          for (int i = 0; i < width; i++) {
            expected += states[(positions - 1) * width + i] * items[item * width + i];
          }
          assertThat((double) scores[h * (Combination.ITEMS + 1) + item])
              .as("history %d, item %d", h, item)
              .isCloseTo(expected, within(2e-5));
        }
      }
      assertThat(states).hasSize(positions * width);
    }
  }

  /** Of no numbers where there is none of that name. */
  private static float[] weight(Learner learner, String name) {
    return learner.weights().stream()
        .filter(array -> array.name().equals(name))
        .findFirst()
        .map(NamedArray::values)
        .orElse(new float[0]);
  }

  @ParameterizedTest
  @MethodSource("causal")
  void theFutureHasNoPartInEarlierPredictions(Combination combination) {
    try (NetworkLearner learner = combination.open(1)) {
      Combination.train(learner, 1, 5);
      PackedHistories history = Combination.histories(7);
      float[] states = learner.networkRecommender().states(history);
      int last = history.length(0) - 1;
      int width = states.length / (last + 1);
      history.items()[last] = 1 + history.items()[last] % Combination.ITEMS;
      history.times()[last] += 5_000;
      float[] changed = learner.networkRecommender().states(history);

      assertThat(Arrays.copyOf(changed, last * width))
          .isEqualTo(Arrays.copyOf(states, last * width));
      assertThat(changed).isNotEqualTo(states);
    }
  }

  private static float[] score(Recommender recommender, PackedHistories histories) {
    float[] scores = new float[histories.count() * (Combination.ITEMS + 1)];
    recommender.score(histories, scores);
    return scores;
  }
}
