package recdenoiser.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import recdenoiser.engine.config.Presets;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.loss.LossSettings;
import recdenoiser.engine.loss.LossSettings.Loss;
import recdenoiser.engine.loss.LossSettings.LossNegativesAvoid;
import recdenoiser.engine.loss.LossSettings.NegativesFor;
import recdenoiser.engine.loss.LossSettings.Sampler;
import recdenoiser.engine.loss.LossTerms;
import recdenoiser.engine.model.TransRec;
import recdenoiser.engine.model.TransRecSettings.Distance;
import recdenoiser.engine.optimise.OptimiserSettings;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.tensor.Precision;

/** TransRec beside its formulas, written out in double precision. */
class TransRecTest {
  private static final int D = 3;

  private static SmallLearner given(Distance distance) {
    SmallLearner given = new SmallLearner();
    given.backbone = TransRec.ID;
    given.distance = distance;
    given.width = D;
    given.loss = new LossSettings(Loss.BPR, 1, NegativesFor.POSITION, 0);
    return given;
  }

  private static Map<String, float[]> weights(Learner learner) {
    Map<String, float[]> byName = new HashMap<>();
    for (NamedArray array : learner.weights()) {
      byName.put(array.name(), array.values());
    }
    return byName;
  }

  private static double length(float[] rows, int row) {
    double squares = 0;
    for (int k = 0; k < D; k++) {
      squares += (double) rows[row * D + k] * rows[row * D + k];
    }
    return Math.sqrt(squares);
  }

  /** β_j - d(γ_i + t + t_u, γ_j). */
  private static double score(
      Map<String, float[]> weights, Distance distance, int user, int last, int item) {
    double squares = 0;
    for (int k = 0; k < D; k++) {
      double expected =
          (double) weights.get("item_embedding")[last * D + k]
              + weights.get("translation")[k]
              + weights.get("user_translation")[(user + 1) * D + k];
      double away = expected - weights.get("item_embedding")[item * D + k];
      squares += away * away;
    }
    double d = distance == Distance.SQUARED ? squares : Math.sqrt(squares);
    return weights.get("item_bias")[item] - d;
  }

  @Test
  void itemsAndTheCommonTranslationBeginAtLengthOneAndUsersWithNone() {
    try (NetworkLearner learner = given(Distance.SQUARED).open(1)) {
      Map<String, float[]> weights = weights(learner);

      for (int item = 1; item <= SmallLearner.ITEMS; item++) {
        assertThat(length(weights.get("item_embedding"), item)).isCloseTo(1, within(1e-6));
      }
      assertThat(length(weights.get("item_embedding"), 0)).isZero();
      assertThat(length(weights.get("translation"), 0)).isCloseTo(1, within(1e-6));
      assertThat(weights.get("user_translation")).containsOnly(0);
      assertThat(weights.get("item_bias")).containsOnly(0);
    }
  }

  @ParameterizedTest
  @EnumSource(Distance.class)
  void itemsScoreWhatTheFormulaSays(Distance distance) {
    try (NetworkLearner learner = given(distance).open(2)) {
      SmallLearner.steps(learner, 1, 20);
      Map<String, float[]> weights = weights(learner);
      int nobody = -1;
      PackedHistories histories =
          new PackedHistories(
              new int[] {4, 2, 6, 1}, new int[] {0, 3, 4}, 2, new int[] {2, nobody}, null);
      int columns = SmallLearner.ITEMS + 1;
      float[] scores = new float[2 * columns];

      learner.recommender().score(histories, scores);

      for (int item = 1; item < columns; item++) {
        assertThat((double) scores[item])
            .isCloseTo(score(weights, distance, 2, 6, item), within(1e-5));
        assertThat((double) scores[columns + item])
            .isCloseTo(score(weights, distance, nobody, 1, item), within(1e-5));
      }
      assertThat(length(weights.get("user_translation"), 3)).isPositive();
      assertThat(length(weights.get("user_translation"), 0)).isZero();
    }
  }

  /**
   * One user acts on item 1, then on item 2, of three; the only possible negative is item 3. With s
   * = γ_1 + t the loss is ln(1 + exp(x̂_3 - x̂_2)), and its slopes follow by hand.
   */
  @ParameterizedTest
  @EnumSource(Distance.class)
  void aStepOfGradientDescentByHand(Distance distance) {
    SmallLearner given = given(distance);
    given.data = SmallLearner.of(3, new int[][] {{1, 2}});
    given.optimiser = OptimiserSettings.Kind.SGD;
    try (NetworkLearner learner = given.open(1, Precision.DOUBLE)) {
      Map<String, float[]> before = weights(learner);
      double rate = 0.01;

      LossTerms loss = learner.step(new int[] {0}, 0, 1, 1).loss();

      double above = score(before, distance, 0, 1, 3) - score(before, distance, 0, 1, 2);
      assertThat(loss.total()).isCloseTo(Math.log1p(Math.exp(above)), within(1e-6));
      double slope = 1 / (1 + Math.exp(-above));
      double toTarget = factor(before, distance, 2);
      double toNegative = factor(before, distance, 3);
      float[] items = before.get("item_embedding");
      double[][] moved = new double[4][D];
      double[] translation = new double[D];
      for (int k = 0; k < D; k++) {
        double state = items[D + k] + before.get("translation")[k];
        double target = slope * toTarget * (state - items[2 * D + k]);
        double negative = -slope * toNegative * (state - items[3 * D + k]);
        moved[1][k] = items[D + k] - rate * (target + negative);
        moved[2][k] = items[2 * D + k] + rate * target;
        moved[3][k] = items[3 * D + k] + rate * negative;
        translation[k] = before.get("translation")[k] - rate * (target + negative);
      }
      Map<String, float[]> after = weights(learner);
      for (int item = 1; item <= 3; item++) {
        double length = Math.max(1, Math.sqrt(Arrays.stream(moved[item]).map(x -> x * x).sum()));
        for (int k = 0; k < D; k++) {
          assertThat((double) after.get("item_embedding")[item * D + k])
              .as("item %d, number %d", item, k)
              .isCloseTo(moved[item][k] / length, within(1e-6));
        }
      }
      for (int k = 0; k < D; k++) {
        assertThat((double) after.get("translation")[k]).isCloseTo(translation[k], within(1e-6));
        assertThat((double) after.get("user_translation")[D + k])
            .isCloseTo(translation[k] - before.get("translation")[k], within(1e-6));
      }
      assertThat((double) after.get("item_bias")[2]).isCloseTo(rate * slope, within(1e-7));
      assertThat((double) after.get("item_bias")[3]).isCloseTo(-rate * slope, within(1e-7));
    }
  }

  /** 2, or 1 / d, by which a difference becomes a derivative. */
  private static double factor(Map<String, float[]> weights, Distance distance, int item) {
    return distance == Distance.SQUARED ? 2 : -1 / score(weights, distance, 0, 1, item);
  }

  @Test
  void itemsStayInTheUnitBall() {
    SmallLearner given = given(Distance.EUCLIDEAN);
    given.weightDecay = 1e-4;
    try (NetworkLearner learner = given.open(2)) {
      SmallLearner.steps(learner, 1, 30);
      float[] items = weights(learner).get("item_embedding");

      boolean inside = false;
      for (int item = 1; item <= SmallLearner.ITEMS; item++) {
        assertThat(length(items, item)).isPositive().isLessThan(1 + 1e-6);
        inside |= length(items, item) < 0.99;
      }
      assertThat(inside).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "BPR, 1, POSITION, SQUARED",
    "BPR, 3, SEQUENCE, EUCLIDEAN",
    "BINARY, 1, POSITION, SQUARED",
    "SAMPLED_SOFTMAX, 5, BATCH, EUCLIDEAN",
    "TOP1, 5, BATCH, SQUARED",
    "BPR_MAX, 5, POSITION, SQUARED"
  })
  void goingOnFromACheckpointGivesTheSameBitsOnAnyNumberOfThreads(
      Loss loss, int negatives, NegativesFor whom, Distance distance) {
    SmallLearner given = given(distance);
    given.weightDecay = 1e-4;
    given.loss =
        new LossSettings(
            loss, negatives, whom, Sampler.UNIFORM, 0.75, LossNegativesAvoid.TRAINING, 0);
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

  @Test
  void learnsWhatFollows() {
    try (Learner learner = new Combination(TransRec.ID, "SOFTMAX").open(2)) {
      double[] losses = Combination.train(learner, 1, 150);

      assertThat(losses[149]).isLessThan(0.7 * losses[0]);
      float[][] strengths =
          learner
              .recommender()
              .transitions()
              .orElseThrow()
              .strengths(-1, new int[] {7}, new int[] {8, 3, 20});
      assertThat(strengths[0][0]).isGreaterThan(strengths[0][1]).isGreaterThan(strengths[0][2]);
    }
  }

  @Test
  void aSoftmaxOverAllItemsIsRefusedInASentence() {
    RunConfig config = Presets.load("transrec-default").config().with("data", "some.txt");

    assertThat(config.problems()).isEmpty();
    assertThat(config.with("loss", "full-softmax").problems())
        .extracting(SettingProblem::setting)
        .containsExactly("loss");
  }
}
