package recdenoiser.engine.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import recdenoiser.engine.attention.AttentionRule;
import recdenoiser.engine.attention.PassRule;
import recdenoiser.engine.autodiff.Segments;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.batch.BatchAssembler;
import recdenoiser.engine.batch.NextItemBatches;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.denoise.DenoiserSettings.Credit;
import recdenoiser.engine.denoise.DenoiserSettings.Estimator;
import recdenoiser.engine.denoise.DenoiserSettings.MaskDraw;
import recdenoiser.engine.model.ModelSettings.Positions;
import recdenoiser.engine.model.Network;
import recdenoiser.engine.model.Pass;
import recdenoiser.engine.model.Pass.StepDraws;
import recdenoiser.engine.model.TestModels;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.simd.KernelChoice;
import recdenoiser.engine.train.Learner;
import recdenoiser.engine.train.SmallLearner;

/** Scores are inner products of the last state, with the weights as they are at inference. */
class NetworkRecommenderTest {
  private static final int ITEMS = SmallLearner.ITEMS;

  private final SmallLearner given = new SmallLearner();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aScoreIsTheInnerProductOfTheLastStateAndTheItem(boolean masked) {
    given.sharedItems = false;
    Network model = model();
    AttentionRule rule = masked ? masks() : AttentionRule.SOFTMAX;
    int[][] histories = histories(9);
    float[] scores = score(new NetworkRecommender(model, rule, null), histories);

    float[] items = model.output().items().values().toFloats();
    for (int h = 0; h < histories.length; h++) {
      double[] state = lastState(model, rule.inference(), newest(histories[h]), false);
      for (int item = 1; item <= ITEMS; item++) {
        assertThat((double) scores[h * (ITEMS + 1) + item])
            .as("history %d of %d items, item %d", h, histories[h].length, item)
            .isCloseTo(dot(state, items, item), within(1e-5));
      }
    }
  }

  @Test
  void itemsOlderThanTheWindowDoNotMatter() {
    NetworkRecommender recommender = new NetworkRecommender(model(), AttentionRule.SOFTMAX, null);
    int[][] histories = histories(9);
    int[][] recent = Arrays.stream(histories).map(this::newest).toArray(int[][]::new);

    assertThat(Arrays.stream(histories)).anyMatch(history -> history.length > given.window);
    assertThat(score(recommender, histories)).isEqualTo(score(recommender, recent));
  }

  @Test
  void manyThreadsGetTheScoresThatOneGets() throws Exception {
    NetworkRecommender recommender = new NetworkRecommender(model(), masks(), null);
    List<int[][]> requests = new ArrayList<>();
    List<float[]> expected = new ArrayList<>();
    for (int r = 0; r < 40; r++) {
      requests.add(histories(1 + r * 3));
      expected.add(score(recommender, requests.get(r)));
    }

    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<float[]>> calls = new ArrayList<>();
      requests.forEach(request -> calls.add(() -> score(recommender, request)));
      List<Future<float[]>> results = threads.invokeAll(calls);
      for (int r = 0; r < results.size(); r++) {
        assertThat(results.get(r).get()).as("request %d", r).isEqualTo(expected.get(r));
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void scoresFollowTraining() {
    try (Learner learner = given.open(1)) {
      int[][] histories = histories(3);
      float[] before = score(learner.recommender(), histories);

      SmallLearner.step(learner, 1);

      assertThat(score(learner.recommender(), histories)).isNotEqualTo(before);
    }
  }

  /** With positions by slot a prefix sits elsewhere in training than at inference. */
  @ParameterizedTest
  @EnumSource(
      value = Positions.class,
      names = {"FROM_PREDICTION", "NONE"})
  void aPrefixHasTheSameStateInTrainingAndAtInference(Positions positions) {
    given.positions = positions;
    given.dropout = 0;
    Network model = model();
    TokenBatch batch = new TokenBatch();
    BatchAssembler assembler =
        new NextItemBatches(given.data, given.window, positions == Positions.FROM_PREDICTION, null);
    assembler.layOut(batch, new int[] {3, 25}, 0, 2, 1);
    assembler.fill(batch, 0, batch.sequences(), 1);
    double[] training = states(model, PassRule.SOFTMAX, batch, true);
    int checked = 0;
    for (int s = 0; s < batch.sequences(); s++) {
      int first = batch.offsets()[s];
      for (int t = first; t < batch.offsets()[s + 1]; t++) {
        boolean newest = t == batch.offsets()[s + 1] - 1;
        if (batch.positives()[t] != 0 && (newest || positions == Positions.NONE)) {
          int[] prefix = Arrays.copyOfRange(batch.items(), first, t + 1);
          double[] expected = lastState(model, PassRule.SOFTMAX, prefix, false);
          double[] state = Arrays.copyOfRange(training, t * given.width, (t + 1) * given.width);
          assertThat(state).containsExactly(expected, within(1e-5));
          checked++;
        }
      }
    }
    assertThat(checked).as("predictions of users with 4 and 26 actions").isEqualTo(3 + 12);
  }

  private Network model() {
    return TestModels.network(given.settings(), ITEMS, SmallLearner.USERS, Precision.SINGLE, 5);
  }

  private AttentionRule masks() {
    given.masked(Estimator.ARM, MaskDraw.PER_SEQUENCE, Credit.REACHABLE);
    given.maskStart = 0.9;
    return TestModels.rule(given.settings());
  }

  /** Of 1 to 30 items: some shorter and some longer than the window. */
  private static int[][] histories(int count) {
    Random random = new Random(count);
    int[][] histories = new int[count][];
    for (int h = 0; h < count; h++) {
      histories[h] = random.ints(1 + (h * 7) % 30, 1, ITEMS + 1).toArray();
    }
    return histories;
  }

  private int[] newest(int[] history) {
    int from = Math.max(0, history.length - given.window);
    return Arrays.copyOfRange(history, from, history.length);
  }

  private static float[] score(Recommender recommender, int[][] histories) {
    float[] scores = new float[histories.length * (ITEMS + 1)];
    recommender.score(PackedHistories.of(histories), scores);
    return scores;
  }

  private double[] lastState(Network model, PassRule rule, int[] history, boolean training) {
    TokenBatch batch = new TokenBatch();
    batch.clear(1, history.length);
    batch.append(history.length, given.window);
    System.arraycopy(history, 0, batch.items(), 0, history.length);
    double[] states = states(model, rule, batch, training);
    return Arrays.copyOfRange(states, states.length - given.width, states.length);
  }

  private static double[] states(Network model, PassRule rule, TokenBatch batch, boolean training) {
    Tape tape = new Tape(KernelChoice.create(Precision.SINGLE), Precision.SINGLE);
    tape.begin(0, null);
    Segments all = batch.segments(0, batch.sequences());
    Pass pass =
        training
            ? Pass.training(tape, batch, all, rule, new StepDraws(1, 1))
            : Pass.inference(tape, batch, all, rule);
    return model.encode(pass).states().value().toDoubles();
  }

  private double dot(double[] state, float[] items, int item) {
    double sum = 0;
    for (int i = 0; i < given.width; i++) {
      sum += state[i] * items[item * given.width + i];
    }
    return sum;
  }
}
