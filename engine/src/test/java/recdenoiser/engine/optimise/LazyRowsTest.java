package recdenoiser.engine.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import recdenoiser.engine.denoise.DenoiserSettings.Credit;
import recdenoiser.engine.denoise.DenoiserSettings.Estimator;
import recdenoiser.engine.denoise.DenoiserSettings.MaskDraw;
import recdenoiser.engine.loss.LossSettings;
import recdenoiser.engine.loss.LossSettings.Loss;
import recdenoiser.engine.loss.LossSettings.NegativesFor;
import recdenoiser.engine.model.BprMf;
import recdenoiser.engine.model.CaserKind;
import recdenoiser.engine.model.Fpmc;
import recdenoiser.engine.model.Gru4RecPlusKind;
import recdenoiser.engine.model.SsePtKind;
import recdenoiser.engine.model.TiSasRecKind;
import recdenoiser.engine.model.TransRec;
import recdenoiser.engine.optimise.OptimiserSettings.AdamTables;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.train.Learner;
import recdenoiser.engine.train.SameBits;
import recdenoiser.engine.train.SmallLearner;
import recdenoiser.engine.train.TrainingSettings.DecayKind;

/** Tables of which a step moves the rows that it touches, beside tables that move as a whole. */
class LazyRowsTest {
  private static final int ITEMS = 400;
  private static final int USERS = 60;
  private static final int BATCH = 4;
  private static final Set<String> BITS =
      Set.of(
          "another table for scores", "decoupled decay, clipped", "negatives of a batch", "FPMC");

  /** Most items are on few histories, so that a row waits for many steps. */
  private static SmallLearner given() {
    SmallLearner given = new SmallLearner();
    Random random = new Random(5);
    int[][] actions = new int[USERS][];
    long[][] times = new long[USERS][];
    for (int u = 0; u < USERS; u++) {
      actions[u] = random.ints(2 + u % 9, 1, ITEMS + 1).toArray();
      times[u] = random.longs(actions[u].length, 0, 1000).sorted().toArray();
    }
    given.data = SmallLearner.of(ITEMS, actions, times);
    given.adamTables = AdamTables.TOUCHED;
    return given;
  }

  private static void train(Learner learner, int from, int to) {
    for (int step = from; step <= to; step++) {
      int first = (step - 1) * BATCH % USERS;
      int[] users = {first, first + 1, first + 2, first + 3};
      learner.step(users, 0, BATCH, step);
    }
  }

  private static Arguments with(String what, Consumer<SmallLearner> change) {
    SmallLearner given = given();
    change.accept(given);
    return Arguments.of(what, given);
  }

  private static LossSettings loss(Loss loss, int negatives, NegativesFor whom) {
    return new LossSettings(loss, negatives, whom, 0);
  }

  static Stream<Arguments> learners() {
    return Stream.of(
        with("SASRec", given -> {}),
        with("another table for scores", given -> given.sharedItems = false),
        with("clipped", given -> given.clipNorm = 0.1),
        with(
            "decoupled decay, clipped",
            given -> {
              given.weightDecay = 0.5;
              given.decayKind = DecayKind.DECOUPLED;
              given.clipNorm = 0.1;
            }),
        with(
            "schedule",
            given -> {
              given.warmUpSteps = 12;
              given.decaySteps = 60;
            }),
        with(
            "learned masks",
            given -> given.masked(Estimator.ARM, MaskDraw.PER_BATCH, Credit.GLOBAL)),
        with(
            "negatives of a sequence",
            given -> given.loss = loss(Loss.SAMPLED_SOFTMAX, 5, NegativesFor.SEQUENCE)),
        with(
            "negatives of a batch",
            given -> given.loss = loss(Loss.BPR_MAX, 5, NegativesFor.BATCH)),
        with(
            "softmax over the catalogue",
            given -> {
              given.loss = loss(Loss.FULL_SOFTMAX, 1, NegativesFor.POSITION);
              given.sharedItems = false;
            }),
        with("SSE-PT", given -> given.backbone = SsePtKind.ID),
        with("TiSASRec", given -> given.backbone = TiSasRecKind.ID),
        with(
            "Caser",
            given -> {
              given.backbone = CaserKind.ID;
              given.window = 5;
            }),
        with(
            "BPR-MF",
            given -> {
              given.backbone = BprMf.ID;
              given.loss = loss(Loss.BPR, 1, NegativesFor.POSITION);
              given.weightDecay = 0.5;
              given.decayKind = DecayKind.DECOUPLED;
            }),
        with(
            "FPMC",
            given -> {
              given.backbone = Fpmc.ID;
              given.loss = loss(Loss.BPR, 1, NegativesFor.POSITION);
            }),
        with(
            "GRU4Rec+",
            given -> {
              given.backbone = Gru4RecPlusKind.ID;
              given.loss = loss(Loss.BPR, 3, NegativesFor.SEQUENCE);
            }));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("learners")
  void theSameAsTablesThatMoveAsAWholeButForRounding(String what, SmallLearner given) {
    int steps = 25;
    given.adamTables = AdamTables.DENSE;
    try (Learner dense = given.open(2, Precision.DOUBLE)) {
      given.adamTables = AdamTables.TOUCHED;
      try (Learner lazy = given.open(2, Precision.DOUBLE)) {
        train(dense, 1, steps);
        train(lazy, 1, steps);

        lazy.catchUp(steps);

        List<NamedArray> expected = dense.weights();
        List<NamedArray> actual = lazy.weights();
        for (int a = 0; a < expected.size(); a++) {
          assertThat(actual.get(a).values())
              .as(expected.get(a).name())
              .containsExactly(expected.get(a).values(), within(2e-6f));
        }
      }
    }
  }

  static Stream<Arguments> someLearners() {
    return learners().filter(arguments -> BITS.contains(arguments.get()[0]));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("someLearners")
  void theSameBitsOnAnyNumberOfThreadsAndAfterARestart(String what, SmallLearner given) {
    try (Learner whole = given.open(3);
        Learner before = given.open(1);
        Learner after = given.open(2)) {
      train(whole, 1, 26);
      train(before, 1, 20);
      train(after, 1, 7);
      after.restore(before.weights(), before.optimiserState());

      train(after, 21, 26);

      SameBits.assertSame(after, whole);
      whole.catchUp(26);
      after.catchUp(26);
      SameBits.assertSame(after, whole);
    }
  }

  @Test
  void rowsThatNobodyTouchesStayAsTheyAreAndKnowHowFarBehindTheyAre() {
    try (Learner learner = given().open(2)) {
      train(learner, 1, 1);
      float[] after1 = array(learner.weights(), "item_embedding");

      train(learner, 2, 3);

      float[] behind = array(learner.optimiserState(), "item_embedding" + Adam.BEHIND);
      float[] after3 = array(learner.weights(), "item_embedding");
      int width = after3.length / (ITEMS + 1);
      int waiting = 0;
      for (int row = 1; row <= ITEMS; row++) {
        assertThat(behind[row]).isBetween(0f, 3f);
        if (behind[row] >= 2) {
          waiting++;
          for (int i = row * width; i < (row + 1) * width; i++) {
            assertThat(after3[i]).isEqualTo(after1[i]);
          }
        }
      }
      assertThat(waiting).isBetween(ITEMS / 2, ITEMS - 1);
      learner.catchUp(3);
      assertThat(learner.optimiserState())
          .extracting(NamedArray::name)
          .contains("item_embedding.first_moment")
          .noneMatch(name -> name.endsWith(Adam.BEHIND));
    }
  }

  @Test
  void aPenaltyOfAllWeightsMovesAllRows() {
    SmallLearner given = given();
    given.weightDecay = 0.01;
    try (Learner touched = given.open(2)) {
      given.adamTables = AdamTables.DENSE;
      try (Learner dense = given.open(2)) {
        train(touched, 1, 5);
        train(dense, 1, 5);

        SameBits.assertSame(touched, dense);
      }
    }
  }

  /** A batch of users with nothing to predict moves nothing, and is no step that rows miss. */
  @Test
  void anEmptyBatchIsNoStep() {
    SmallLearner given = given();
    int[][] actions = {{1, 2, 3}, {4}, {5, 6, 7}};
    given.data = SmallLearner.of(ITEMS, actions);
    given.adamTables = AdamTables.DENSE;
    try (Learner dense = given.open(1, Precision.DOUBLE)) {
      given.adamTables = AdamTables.TOUCHED;
      try (Learner lazy = given.open(1, Precision.DOUBLE)) {
        for (Learner learner : List.of(dense, lazy)) {
          int[] order = {0, 2, 1, 1, 2, 1, 0, 2};
          for (int step = 1; step <= order.length; step++) {
            learner.step(order, step - 1, step, step);
          }
          learner.catchUp(order.length);
        }

        assertThat(array(lazy.weights(), "item_embedding"))
            .containsExactly(array(dense.weights(), "item_embedding"), within(1e-6f));
      }
    }
  }

  /** γ ← γ / max(1, ‖γ‖) once for all the steps that a row has missed. */
  @Test
  void rowsInTheUnitBallAreKeptThereWheneverTheyMove() {
    SmallLearner given = given();
    given.backbone = TransRec.ID;
    given.loss = loss(Loss.BPR, 1, NegativesFor.POSITION);
    try (Learner whole = given.open(3);
        Learner before = given.open(1);
        Learner after = given.open(2)) {
      train(whole, 1, 40);
      train(before, 1, 20);
      after.restore(before.weights(), before.optimiserState());
      train(after, 21, 40);

      SameBits.assertSame(after, whole);
      whole.catchUp(40);
      float[] items = array(whole.weights(), "item_embedding");
      int width = items.length / (ITEMS + 1);
      boolean inside = false;
      for (int row = 1; row <= ITEMS; row++) {
        double squares = 0;
        for (int i = row * width; i < (row + 1) * width; i++) {
          squares += (double) items[i] * items[i];
        }
        assertThat(squares).isLessThan(1 + 1e-6);
        inside |= squares < 0.999;
      }
      assertThat(inside).isTrue();
    }
  }

  private static float[] array(List<NamedArray> arrays, String name) {
    return arrays.stream()
        .filter(array -> array.name().equals(name))
        .map(NamedArray::values)
        .findFirst()
        .orElseThrow();
  }
}
