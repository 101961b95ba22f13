package recdenoiser.engine.train;

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
import org.nd4j.linalg.learning.config.Adam;
import recdenoiser.engine.attention.AttentionRule;
import recdenoiser.engine.attention.RuleSource;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.denoise.LearnedMask;
import recdenoiser.engine.denoise.MaskLogits;
import recdenoiser.engine.evaluate.Recommender;
import recdenoiser.engine.model.BackboneSettings.Positions;
import recdenoiser.engine.model.Pass;
import recdenoiser.engine.model.SasRec;
import recdenoiser.engine.model.TokenBatch;
import recdenoiser.engine.tensor.KernelChoice;
import recdenoiser.engine.tensor.Precision;

/** Scores are inner products of the last state, with the weights as they are at inference. */
class SelfAttentiveRecommenderTest {
  private static final int ITEMS = SmallLearner.ITEMS;

  private final SmallLearner given = new SmallLearner();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aScoreIsTheInnerProductOfTheLastStateAndTheItem(boolean masked) {
    given.sharedItems = false;
    SasRec model = model();
    MaskLogits logits = masked ? new MaskLogits(given.blocks, given.window, 0.9, new Adam()) : null;
    int[][] histories = histories(9);
    float[] scores =
        score(new SelfAttentiveRecommender(model, RuleSource.SOFTMAX, logits), histories);

    float[] items = model.tables().get(model.outputItems()).values().toFloats();
    for (int h = 0; h < histories.length; h++) {
      AttentionRule rule = masked ? new LearnedMask(logits).inference() : AttentionRule.SOFTMAX;
      double[] state = lastState(model, rule, newest(histories[h]), false);
      for (int item = 1; item <= ITEMS; item++) {
        assertThat((double) scores[h * (ITEMS + 1) + item])
            .as("history %d of %d items, item %d", h, histories[h].length, item)
            .isCloseTo(dot(state, items, item), within(1e-5));
      }
    }
  }

  @Test
  void itemsOlderThanTheWindowDoNotMatter() {
    SelfAttentiveRecommender recommender =
        new SelfAttentiveRecommender(model(), RuleSource.SOFTMAX, null);
    int[][] histories = histories(9);
    int[][] recent = Arrays.stream(histories).map(this::newest).toArray(int[][]::new);

    assertThat(Arrays.stream(histories)).anyMatch(history -> history.length > given.window);
    assertThat(score(recommender, histories)).isEqualTo(score(recommender, recent));
  }

  @Test
  void manyThreadsGetTheScoresThatOneGets() throws Exception {
    SelfAttentiveRecommender recommender =
        new SelfAttentiveRecommender(
            model(),
            RuleSource.SOFTMAX,
            new MaskLogits(given.blocks, given.window, 0.9, new Adam()));
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
    SasRec model = model();
    TokenBatch batch = new TokenBatch();
    BatchAssembler assembler = new NextItemBatches(given.data, given.backbone());
    assembler.layOut(batch, new int[] {3, 25}, 0, 2, 1);
    assembler.fill(batch, 0, batch.sequences(), 1);
    double[] training = states(model, AttentionRule.SOFTMAX, batch, true);
    int checked = 0;
    for (int s = 0; s < batch.sequences(); s++) {
      int first = batch.offsets()[s];
      for (int t = first; t < batch.offsets()[s + 1]; t++) {
        boolean newest = t == batch.offsets()[s + 1] - 1;
        if (batch.positives()[t] != 0 && (newest || positions == Positions.NONE)) {
          int[] prefix = Arrays.copyOfRange(batch.items(), first, t + 1);
          double[] expected = lastState(model, AttentionRule.SOFTMAX, prefix, false);
          double[] state = Arrays.copyOfRange(training, t * given.width, (t + 1) * given.width);
          assertThat(state).containsExactly(expected, within(1e-5));
          checked++;
        }
      }
    }
    assertThat(checked).as("predictions of users with 4 and 26 actions").isEqualTo(3 + 12);
  }

  private SasRec model() {
    return new SasRec(given.backbone(), ITEMS, Precision.SINGLE, 5);
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

  private double[] lastState(SasRec model, AttentionRule rule, int[] history, boolean training) {
    TokenBatch batch = new TokenBatch();
    batch.clear(1, history.length);
    batch.append(history.length, given.window);
    System.arraycopy(history, 0, batch.items(), 0, history.length);
    double[] states = states(model, rule, batch, training);
    return Arrays.copyOfRange(states, states.length - given.width, states.length);
  }

  private static double[] states(
      SasRec model, AttentionRule rule, TokenBatch batch, boolean training) {
    Tape tape = new Tape(KernelChoice.create(Precision.SINGLE), Precision.SINGLE);
    tape.begin(0, null);
    Pass pass =
        new Pass(
            tape, batch, batch.segments(0, batch.sequences()), rule, training, 1, 1, null, null);
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
