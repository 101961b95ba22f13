package recdenoiser.engine.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import recdenoiser.engine.denoise.DenoiserSettings.Credit;
import recdenoiser.engine.denoise.DenoiserSettings.Estimator;
import recdenoiser.engine.denoise.DenoiserSettings.MaskDraw;
import recdenoiser.engine.denoise.LearnedMaskKind;
import recdenoiser.engine.train.NetworkLearner;
import recdenoiser.engine.train.SmallLearner;

/** What a snapshot shows of masks and attention; the window has 12 slots. */
class MaskSnapshotTest {
  private static final int N = 12;

  private final SmallLearner given = new SmallLearner();

  /** Users 11 … 29 have 12 and more actions: they fill the window. */
  private static int[] longUsers() {
    return IntStream.range(11, 30).toArray();
  }

  @Test
  void attentionOfPlainSoftmaxSumsToOneOverTheKeysOfEveryQuery() {
    try (NetworkLearner learner = given.open(1)) {
      MaskSnapshot snapshot = learner.masks(3, longUsers());

      assertThat(snapshot.epoch()).isEqualTo(3);
      assertThat(snapshot.maxLength()).isEqualTo(N);
      assertThat(snapshot.open().isEmpty()).isTrue();
      assertThat(snapshot.zeroShares()).containsExactly(0, 0);
      assertThat(snapshot.attention().means()).hasDimensions(given.blocks, N * N);
      for (float[] block : snapshot.attention().means()) {
        for (int query = 0; query < N; query++) {
          double sum = 0;
          for (int key = 0; key < N; key++) {
            float weight = block[query * N + key];
            assertThat(Float.isNaN(weight)).isEqualTo(key > query);
            sum += key > query ? 0 : weight;
          }
          assertThat(sum).as("row %d", query).isCloseTo(1, within(1e-5));
        }
      }
    }
  }

  @Test
  void everyHeadHasAttentionOfItsOwnAndTheMeanIsTheirs() {
    try (NetworkLearner learner = given.open(1)) {
      HeadMaps attention = learner.masks(3, longUsers()).attention();

      assertThat(attention.headCount()).isEqualTo(2);
      for (int b = 0; b < given.blocks; b++) {
        float[] first = attention.map(b, 0);
        float[] second = attention.map(b, 1);
        assertThat(first).isNotEqualTo(second);
        for (int c = (N - 1) * N; c < N * N; c++) {
          float mean = (first[c] + second[c]) / 2;
          assertThat(attention.map(b, -1)[c]).isCloseTo(mean, within(1e-6f));
        }
      }
    }
  }

  @Test
  void slotsThatNoSequenceFillsHaveNoAttention() {
    try (NetworkLearner learner = given.open(1)) {
      float[] block = learner.masks(1, new int[] {2, 31}).attention().means()[0];

      for (int query = 0; query < N; query++) {
        for (int key = 0; key <= query; key++) {
          assertThat(Float.isNaN(block[query * N + key]))
              .as("users with 3 and 2 actions, connection (%d, %d)", query, key)
              .isEqualTo(key < N - 3);
        }
      }
    }
  }

  @Test
  void openProbabilityStandsWhereConnectionsCanBe() {
    given.masked(Estimator.ARM, MaskDraw.PER_SEQUENCE, Credit.REACHABLE);
    given.maskStart = 0.75;
    try (NetworkLearner learner = given.open(1)) {
      MaskSnapshot snapshot = learner.masks(0, longUsers());

      assertThat(snapshot.open().means()).hasDimensions(given.blocks, N * N);
      for (int b = 0; b < given.blocks; b++) {
        for (int query = 0; query < N; query++) {
          double sum = 0;
          for (int key = 0; key < N; key++) {
            float open = snapshot.open().means()[b][query * N + key];
            assertThat(Float.compare(open, key > query ? Float.NaN : 0.75f)).isZero();
            sum += key > query ? 0 : snapshot.attention().means()[b][query * N + key];
          }
          assertThat(sum).as("attention is not renormalised").isCloseTo(0.75, within(1e-5));
        }
      }
    }
  }

  @Test
  void headsWithMasksOfTheirOwnHaveOpenProbabilitiesOfTheirOwn() {
    given.masked(Estimator.ARM, MaskDraw.PER_SEQUENCE, Credit.REACHABLE).perHead();
    try (NetworkLearner learner = given.open(1)) {
      SmallLearner.steps(learner, 1, 2);
      float[] logits =
          learner.weights().stream()
              .filter(array -> array.name().equals("mask_logits"))
              .findFirst()
              .orElseThrow()
              .values();

      HeadMaps open = learner.masks(0, longUsers()).open();

      assertThat(open.headCount()).isEqualTo(2);
      double first = open(logits[2 * N * N + N]);
      double second = open(logits[3 * N * N + N]);
      assertThat(first).isNotEqualTo(second);
      assertThat((double) open.map(1, 0)[N]).isCloseTo(first, within(1e-6));
      assertThat((double) open.map(1, 1)[N]).isCloseTo(second, within(1e-6));
      assertThat((double) open.map(1, -1)[N]).isCloseTo((first + second) / 2, within(1e-6));
      assertThat(learner.probes().get(LearnedMaskKind.OPEN_SHARES)).hasDimensions(given.blocks, 2);
    }
  }

  private static double open(float logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  @Test
  void closedConnectionsHaveNoAttention() {
    given.masked(Estimator.ARM, MaskDraw.PER_SEQUENCE, Credit.REACHABLE);
    given.maskStart = 0.5;
    try (NetworkLearner learner = given.open(1)) {
      MaskSnapshot snapshot = learner.masks(0, longUsers());

      assertThat(learner.probes().get(LearnedMaskKind.OPEN_SHARES))
          .isDeepEqualTo(new double[][] {{0}, {0}});
      assertThat(snapshot.attention().means()[0][0]).isZero();
      assertThat(snapshot.attention().means()[1][N * N - 1]).isZero();
      assertThat(snapshot.zeroShares()).containsExactly(1, 1);
    }
  }
}
