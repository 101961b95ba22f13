package recdenoiser.engine.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.gate.ContentGateKind;
import recdenoiser.engine.gate.GateSettings;
import recdenoiser.engine.gate.GateSettings.GateUse;
import recdenoiser.engine.train.NetworkLearner;
import recdenoiser.engine.train.SmallLearner;

/** What the content gate thinks of items is what its gates are made of, and a shape of its own. */
class GenuineTest {
  private static final int STEPS = 20;
  private static final PackedHistories SOME =
      PackedHistories.of(
          new int[] {3, 9, 7},
          new int[] {5},
          new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15});

  private final SmallLearner given = new SmallLearner();

  @ParameterizedTest
  @ValueSource(strings = {"SASREC", "BERT4REC", "TISASREC", "SSE_PT"})
  void gatesOfTheNewestPositionAreItsPowersOfSharpness(String backbone) {
    given.backbone = backbone;
    given.attention = ContentGateKind.ID;
    try (NetworkLearner learner = given.open(1)) {
      SmallLearner.steps(learner, 1, STEPS);
      AttentionView view = learner.recommender().attention().orElseThrow();
      PackedHistories one = PackedHistories.of(new int[] {3, 9, 7, 20});

      double[] genuine = view.genuine(one);
      HistoryAttention attention = view.of(one);

      int tokens = attention.tokens();
      float[] gates = attention.decision()[0][0];
      assertThat(view.tellsNoise()).isTrue();
      assertThat(genuine).hasSize(4);
      for (int v = 0; v < 4; v++) {
        double logit = Math.log(genuine[v] / (1 - genuine[v]));
        double gate = 1 / (1 + Math.exp(-given.gate.gateSharpness() * logit));
        assertThat(gates[(tokens - 1) * tokens + v]).isCloseTo((float) gate, within(1e-5f));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SASREC", "BERT4REC"})
  void historiesDoNotDependOnEachOtherAndWhatIsTooOldHasNone(String backbone) {
    given.backbone = backbone;
    given.attention = ContentGateKind.ID;
    try (NetworkLearner learner = given.open(1)) {
      SmallLearner.steps(learner, 1, STEPS);
      AttentionView view = learner.recommender().attention().orElseThrow();

      double[] all = view.genuine(SOME);

      int seen = backbone.equals("BERT4REC") ? given.window - 1 : given.window;
      assertThat(all).hasSize(19);
      for (int a = 4; a < 19 - seen; a++) {
        assertThat(all[a]).isNaN();
      }
      assertThat(all[3]).isEqualTo(view.genuine(PackedHistories.of(new int[] {5}))[0]);
      double[] last =
          view.genuine(
              PackedHistories.of(new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}));
      for (int a = 19 - seen; a < 19; a++) {
        assertThat(all[a]).isStrictlyBetween(0.0, 1.0).isEqualTo(last[a - 4], within(1e-6));
      }
    }
  }

  @Test
  void hardGatesThinkTheSame() {
    given.attention = ContentGateKind.ID;
    try (NetworkLearner soft = given.open(1)) {
      GateSettings d = GateSettings.DEFAULTS;
      given.gate =
          new GateSettings(
              d.gateWidth(),
              d.gateSharpness(),
              d.gateLearningRate(),
              d.gateInsertions(),
              d.gateLoss(),
              d.gateInsertedWeight(),
              d.gateRenormalises(),
              GateUse.HARD);
      try (NetworkLearner hard = given.open(1)) {
        assertThat(hard.recommender().attention().orElseThrow().genuine(SOME))
            .isEqualTo(soft.recommender().attention().orElseThrow().genuine(SOME));
      }
    }
  }

  @Test
  void otherRulesDoNotTellNoise() {
    try (NetworkLearner learner = given.open(1)) {
      assertThat(learner.recommender().attention().orElseThrow().tellsNoise()).isFalse();
    }
  }
}
