package recdenoiser.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.loss.LossSettings;
import recdenoiser.engine.loss.LossSettings.Loss;
import recdenoiser.engine.loss.LossSettings.LossNegativesAvoid;
import recdenoiser.engine.loss.LossSettings.NegativesFor;
import recdenoiser.engine.loss.LossSettings.Sampler;
import recdenoiser.engine.loss.LossTerms;
import recdenoiser.engine.recommend.Recommender;
import recdenoiser.engine.recommend.TrainedModel;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.tensor.Precision;

/**
 * Factorised matrices and Markov chains, written out: what a step learns and what items score,
 * beside loops over the formulas of the papers in double precision.
 */
class TableModelsTest {
  private static final int ITEMS = 6;
  private static final int[][] ACTIONS = {{1, 2, 3, 2}, {4}, {5, 1}, {}, {2, 6, 4}};
  private static final int D = 3;

  /** BPR-MF, FMC and FPMC as the papers write them. */
  private enum Formula {
    BPR_MF,
    FMC,
    FPMC;

    /** What is predicted: user, item before it (0 for none) and target. */
    List<int[]> predictions() {
      List<int[]> all = new ArrayList<>();
      for (int user = 0; user < ACTIONS.length; user++) {
        for (int a = this == BPR_MF ? 0 : 1; a < ACTIONS[user].length; a++) {
          all.add(new int[] {user, a == 0 ? 0 : ACTIONS[user][a - 1], ACTIONS[user][a]});
        }
      }
      return all;
    }

    /** The pairs of numbers, by array and index, whose products make the score of an item. */
    List<Term> terms(int user, int last, int item) {
      List<Term> terms = new ArrayList<>();
      for (int k = 0; k < D; k++) {
        switch (this) {
          case BPR_MF ->
              terms.add(term("user_embedding", user + 1, "item_embedding", item * D + k, k));
          case FMC -> terms.add(term("item_embedding", last, "output_embedding", item * D + k, k));
          case FPMC -> {
            int at = item * 2 * D + k;
            terms.add(term("user_embedding", user + 1, "output_embedding", at, k));
            terms.add(term("item_embedding", last, "output_embedding", at + D, k));
          }
        }
      }
      return terms;
    }

    private static Term term(String table, int row, String other, int index, int k) {
      return new Term(table, row * D + k, other, index);
    }

    double score(Map<String, float[]> weights, int user, int last, int item) {
      double score = this == BPR_MF ? weights.get("item_bias")[item] : 0;
      for (Term term : terms(user, last, item)) {
        score += (double) weights.get(term.a)[term.atA] * weights.get(term.b)[term.atB];
      }
      return score;
    }
  }

  private record Term(String a, int atA, String b, int atB) {}

  private static SmallLearner given(String model) {
    SmallLearner given = new SmallLearner();
    given.backbone = model;
    given.width = D;
    given.data = SmallLearner.of(ITEMS, ACTIONS);
    given.loss = new LossSettings(Loss.FULL_SOFTMAX, 1, NegativesFor.POSITION, 0);
    return given;
  }

  private static Map<String, float[]> byName(List<NamedArray> arrays) {
    Map<String, float[]> byName = new HashMap<>();
    arrays.forEach(array -> byName.put(array.name(), array.values()));
    return byName;
  }

  @ParameterizedTest
  @EnumSource(Formula.class)
  void aStepLearnsWhatTheFormulaSays(Formula formula) {
    try (NetworkLearner learner = given(formula.name()).open(1, Precision.DOUBLE)) {
      Map<String, float[]> weights = byName(learner.weights());
      Map<String, double[]> expected = new HashMap<>();
      weights.forEach((name, values) -> expected.put(name, new double[values.length]));
      double loss = 0;
      List<int[]> predictions = formula.predictions();
      for (int[] p : predictions) {
        loss += softmax(formula, weights, p, 1.0 / predictions.size(), expected);
      }

      double reported = learner.step(new int[] {0, 1, 2, 3, 4}, 0, 5, 1).loss().total();

      assertThat(reported).isCloseTo(loss, within(1e-6));
      Map<String, double[]> gradients = SmallLearner.gradients(learner);
      expected.forEach(
          (name, gradient) ->
              assertThat(gradients.get(name + ".first_moment"))
                  .as(name)
                  .containsExactly(gradient, within(1e-6)));
    }
  }

  /** Adds the gradient of one prediction; the result is its part of the loss. */
  private static double softmax(
      Formula formula,
      Map<String, float[]> weights,
      int[] prediction,
      double share,
      Map<String, double[]> gradient) {
    double[] exponentials = new double[ITEMS + 1];
    for (int item = 1; item <= ITEMS; item++) {
      exponentials[item] = Math.exp(formula.score(weights, prediction[0], prediction[1], item));
    }
    double sum = Arrays.stream(exponentials).sum();
    for (int item = 1; item <= ITEMS; item++) {
      double slope = share * (exponentials[item] / sum - (item == prediction[2] ? 1 : 0));
      for (Term term : formula.terms(prediction[0], prediction[1], item)) {
        gradient.get(term.a)[term.atA] += slope * weights.get(term.b)[term.atB];
        gradient.get(term.b)[term.atB] += slope * weights.get(term.a)[term.atA];
      }
      if (gradient.containsKey("item_bias")) {
        gradient.get("item_bias")[item] += slope;
      }
    }
    return -share * Math.log(exponentials[prediction[2]] / sum);
  }

  @ParameterizedTest
  @EnumSource(Formula.class)
  void itemsScoreWhatTheFormulaSays(Formula formula) {
    SmallLearner given = given(formula.name());
    try (NetworkLearner learner = given.open(2)) {
      for (int step = 1; step <= 20; step++) {
        learner.step(new int[] {0, 1, 2, 3, 4}, 0, 5, step);
      }
      Map<String, float[]> weights = byName(learner.weights());
      PackedHistories histories =
          new PackedHistories(
              new int[] {4, 2, 6, 1, 3}, new int[] {0, 3, 4, 5}, 3, new int[] {2, 0, -1}, null);

      float[] scores = score(learner.recommender(), histories);

      int[] last = {6, 1, 3};
      for (int h = 0; h < 3; h++) {
        for (int item = 1; item <= ITEMS; item++) {
          assertThat((double) scores[h * (ITEMS + 1) + item])
              .as("history %d, item %d", h, item)
              .isCloseTo(formula.score(weights, histories.user(h), last[h], item), within(1e-6));
        }
      }
      TrainedModel opened = TrainedModel.open(given.settings(), given.data, learner.weights());
      assertThat(score(opened, histories)).isEqualTo(scores);
    }
  }

  private static float[] score(Recommender recommender, PackedHistories histories) {
    float[] scores = new float[histories.count() * (recommender.itemCount() + 1)];
    recommender.score(histories, scores);
    return scores;
  }

  @Test
  void whoIsNotKnownGetsTheBiases() {
    try (NetworkLearner learner = given("BPR_MF").open(1)) {
      learner.step(new int[] {0, 1, 2, 3, 4}, 0, 5, 1);

      float[] scores = score(learner.recommender(), PackedHistories.of(new int[] {3}));

      float[] biases = byName(learner.weights()).get("item_bias");
      assertThat(Arrays.copyOfRange(scores, 1, ITEMS + 1))
          .isEqualTo(Arrays.copyOfRange(biases, 1, ITEMS + 1))
          .isNotEqualTo(new float[ITEMS]);
    }
  }

  @Test
  void chainsShowTheStrengthOfTheirTransitions() {
    try (NetworkLearner chain = given("FPMC").open(1);
        NetworkLearner factors = given("BPR_MF").open(1)) {
      Map<String, float[]> weights = byName(chain.weights());

      float[][] strengths =
          chain
              .recommender()
              .transitions()
              .orElseThrow()
              .strengths(4, new int[] {2}, new int[] {5});

      assertThat((double) strengths[0][0])
          .isCloseTo(Formula.FPMC.score(weights, 4, 2, 5), within(1e-6));
      assertThat(factors.recommender().transitions()).isEmpty();
      assertThat(chain.recommender().itemVectors().orElseThrow().width()).isEqualTo(2 * D);
      assertThat(chain.recommender().attention()).isEmpty();
    }
  }

  static Stream<Arguments> losses() {
    return Stream.of("BPR_MF", "FMC", "FPMC")
        .flatMap(
            model ->
                Stream.of(Loss.values())
                    .flatMap(
                        loss ->
                            Stream.of(Sampler.values())
                                .filter(
                                    sampler ->
                                        loss != Loss.FULL_SOFTMAX || sampler == Sampler.UNIFORM)
                                .map(sampler -> Arguments.of(model, loss, sampler))));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void goingOnFromACheckpointGivesTheSameBitsOnAnyNumberOfThreads(
      String model, Loss loss, Sampler sampler) {
    SmallLearner given = new SmallLearner();
    given.backbone = model;
    given.weightDecay = 1e-4;
    given.loss =
        new LossSettings(
            loss, 3, NegativesFor.POSITION, sampler, 0.75, LossNegativesAvoid.TRAINING, 0);
    try (Learner whole = given.open(2);
        Learner before = given.open(1);
        Learner after = given.open(3)) {
      SmallLearner.steps(whole, 1, 2);
      List<LossTerms> expected = SmallLearner.steps(whole, 3, 5);
      SmallLearner.steps(before, 1, 2);
      SmallLearner.steps(after, 50, 51);

      after.restore(before.weights(), before.optimiserState());

      assertThat(SmallLearner.steps(after, 3, 5)).isEqualTo(expected);
      SameBits.assertSame(after, whole);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"FMC", "FPMC"})
  void chainsLearnWhatFollows(String model) {
    Combination chain = new Combination(model, "SOFTMAX");
    try (Learner learner = chain.open(2)) {
      double[] losses = Combination.train(learner, 1, 150);

      assertThat(losses[149]).isLessThan(0.6 * losses[0]);
      float[][] strengths =
          learner
              .recommender()
              .transitions()
              .orElseThrow()
              .strengths(-1, new int[] {7}, new int[] {8, 3, 20});
      assertThat(strengths[0][0]).isGreaterThan(strengths[0][1]).isGreaterThan(strengths[0][2]);
    }
  }
}
