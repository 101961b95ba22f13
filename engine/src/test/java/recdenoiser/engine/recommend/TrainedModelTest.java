package recdenoiser.engine.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import recdenoiser.engine.attention.AttentionKind;
import recdenoiser.engine.attention.AttentionKinds;
import recdenoiser.engine.attention.Rule;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.gate.ContentGateKind;
import recdenoiser.engine.model.Bert4RecKind;
import recdenoiser.engine.model.TestModels;
import recdenoiser.engine.train.NetworkLearner;
import recdenoiser.engine.train.SmallLearner;

/** A trained model opened for use gives what the learner gives, and shows its attention. */
class TrainedModelTest {
  private static final int[] HISTORY = {3, 17, 5, 5, 21, 40, 8};

  private final SmallLearner given = new SmallLearner();

  static Stream<Arguments> combinations() {
    return TestModels.BACKBONES.stream()
        .flatMap(
            backbone ->
                AttentionKinds.all().stream()
                    .map(AttentionKind::id)
                    .map(rule -> Arguments.of(backbone, rule)));
  }

  private TrainedModel open(String backbone, String rule) {
    given.backbone = backbone;
    given.attention = rule;
    given.maskStart = 0.52;
    try (NetworkLearner learner = given.open(1)) {
      SmallLearner.steps(learner, 1, 4);
      return TrainedModel.open(given.settings(), given.data, learner.weights());
    }
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void scoresAreThoseOfTheLearnerBitForBit(String backbone, String rule) {
    given.backbone = backbone;
    given.attention = rule;
    try (NetworkLearner learner = given.open(1)) {
      SmallLearner.steps(learner, 1, 3);

      TrainedModel model = TrainedModel.open(given.settings(), given.data, learner.weights());

      assertThat(scores(model)).isEqualTo(scores(learner.recommender()));
      assertThat(model.window()).isEqualTo(given.window);
    }
  }

  private static float[] scores(Recommender recommender) {
    float[] scores = new float[SmallLearner.ITEMS + 1];
    recommender.score(PackedHistories.of(HISTORY), scores);
    return scores;
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void attentionAfterTheRuleIsWhatItsDecisionLeaves(String backbone, String rule) {
    HistoryAttention attention =
        open(backbone, rule).attention().orElseThrow().of(PackedHistories.of(HISTORY));

    boolean filled = backbone.equals(Bert4RecKind.ID);
    int tokens = HISTORY.length + (filled ? 1 : 0);
    assertThat(attention.tokens()).isEqualTo(tokens);
    assertThat(attention.blocks()).isEqualTo(given.blocks);
    assertThat(attention.heads()).isEqualTo(2);
    for (int b = 0; b < attention.blocks(); b++) {
      for (int h = 0; h < attention.heads(); h++) {
        for (int query = 0; query < tokens; query++) {
          checkRow(attention, b, h, query, rule, filled ? tokens : query + 1);
        }
      }
    }
  }

  private static void checkRow(
      HistoryAttention attention, int block, int head, int query, String rule, int keys) {
    int tokens = attention.tokens();
    double sumBefore = 0;
    for (int key = 0; key < tokens; key++) {
      int c = query * tokens + key;
      float before = attention.before()[block][head][c];
      float after = attention.after()[block][head][c];
      float decision = attention.decision()[block][head][c];
      if (key >= keys) {
        assertThat(before).isNaN();
        assertThat(after).isNaN();
        assertThat(decision).isNaN();
        continue;
      }
      sumBefore += before;
      if (decision == 0) {
        assertThat(after).isZero();
      }
      switch (rule) {
        case Rule.SOFTMAX, Rule.RANDOM_MASK -> {
          assertThat(decision).isOne();
          assertThat(after).isEqualTo(before);
        }
        case ContentGateKind.ID -> {
          assertThat(decision).isStrictlyBetween(0f, 1f);
          double left = before * decision / (gated(attention, block, head, query, keys) + 1e-6);
          assertThat((double) after).isCloseTo(left, within(1e-5));
        }
        case Rule.LEARNED_MASK -> assertThat(after).isCloseTo(before * decision, within(1e-6f));
        case Rule.SPARSE_STRIDED, Rule.SPARSE_FIXED -> {
          assertThat(decision).isIn(0f, 1f);
          assertThat(after).isGreaterThanOrEqualTo(decision * before - 1e-6f);
        }
        default -> assertThat(decision).isEqualTo(after > 0 ? 1f : 0f);
      }
    }
    assertThat(sumBefore).isCloseTo(1, within(1e-5));
  }

  private static double gated(
      HistoryAttention attention, int block, int head, int query, int keys) {
    double sum = 0;
    for (int c = query * attention.tokens(); c < query * attention.tokens() + keys; c++) {
      sum += attention.before()[block][head][c] * attention.decision()[block][head][c];
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(strings = {Rule.LEARNED_MASK, Rule.SPARSE_STRIDED, Rule.ENTMAX})
  void rulesThatCloseConnectionsAreSeenToDoSo(String rule) {
    HistoryAttention attention =
        open(TestModels.BACKBONES.get(0), rule)
            .attention()
            .orElseThrow()
            .of(PackedHistories.of(HISTORY));

    int closed = 0;
    for (float decision : attention.decision()[1][1]) {
      closed += decision == 0 ? 1 : 0;
    }
    assertThat(closed).isPositive();
  }

  @Test
  void weightsOfAnotherShapeAreRefused() {
    try (NetworkLearner learner = given.open(1)) {
      given.width = 32;

      assertThatThrownBy(() -> TrainedModel.open(given.settings(), given.data, learner.weights()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("item_embedding");
      assertThatThrownBy(() -> TrainedModel.open(given.settings(), given.data, List.of()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aModelWithoutBlocksHasNoAttentionToShow() {
    given.blocks = 0;
    try (NetworkLearner learner = given.open(1)) {
      assertThat(TrainedModel.open(given.settings(), given.data, learner.weights()).attention())
          .isEmpty();
    }
  }
}
