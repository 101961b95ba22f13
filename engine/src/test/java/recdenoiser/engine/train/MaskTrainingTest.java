package recdenoiser.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import recdenoiser.engine.denoise.DenoiserSettings.Credit;
import recdenoiser.engine.denoise.DenoiserSettings.Estimator;
import recdenoiser.engine.denoise.DenoiserSettings.MaskDraw;
import recdenoiser.engine.denoise.DenoiserSettings.MaskHeads;
import recdenoiser.engine.denoise.DenoiserSettings.PenaltyScale;
import recdenoiser.engine.model.BackboneSettings;
import recdenoiser.engine.model.BackboneSettings.Backbone;
import recdenoiser.engine.model.BackboneSettings.Layout;
import recdenoiser.engine.model.BackboneSettings.Positions;
import recdenoiser.engine.model.TokenBatch;

/** What shards report becomes a step of the mask logits. */
class MaskTrainingTest {
  private static final int WINDOW = 5;
  private static final int HEADS = 2;
  private static final double PENALTY = 0.5;
  private static final double START = 0.8;

  private final SmallLearner given =
      new SmallLearner().masked(Estimator.ARM, MaskDraw.PER_SEQUENCE, Credit.REACHABLE);
  private final TokenBatch batch = batch(5, 2);

  private static TokenBatch batch(int... lengths) {
    TokenBatch batch = new TokenBatch();
    batch.clear(lengths.length, WINDOW * lengths.length);
    for (int length : lengths) {
      batch.append(length, WINDOW);
    }
    return batch;
  }

  private MaskTraining training(Backbone backbone) {
    given.maskPenalty = PENALTY;
    given.maskStart = START;
    SelfAttentiveSettings settings = given.settings();
    BackboneSettings shape =
        new BackboneSettings(
            backbone, Layout.ORIGINAL, WINDOW, 4, 2, HEADS, true, Positions.SLOT, true, 0);
    return new MaskTraining(
        new SelfAttentiveSettings(
            shape,
            settings.attention(),
            settings.denoiser(),
            settings.loss(),
            settings.training()));
  }

  private double step(MaskTraining training, double drawn, double antithetic) {
    double[] losses = new double[batch.tokens()];
    double[] others = new double[batch.tokens()];
    Arrays.fill(losses, drawn);
    Arrays.fill(others, antithetic);
    training.begin(batch, 1);
    training.feedback().beginShard(0);
    training.feedback().report(0, batch, 0, batch.sequences(), losses, others, 1);
    return training.update(batch, 1, 1);
  }

  @ParameterizedTest
  @CsvSource({"SASREC, SHARED", "SASREC, PER_HEAD", "BERT4REC, SHARED", "BERT4REC, PER_HEAD"})
  void thePenaltyCountsAConnectionWithTheShareOfSequencesThatHaveBothSlots(
      Backbone backbone, MaskHeads heads) {
    given.maskPenaltyScale = PenaltyScale.SEQUENCES;
    given.maskHeads = heads;

    double penalty = step(training(backbone), 0, 0);

    double connections = 0;
    for (int length : new int[] {5, 2}) {
      connections += backbone.causal() ? length * (length + 1) / 2.0 : length * length;
    }
    double planes = 2 * (heads == MaskHeads.SHARED ? 1 : HEADS);
    assertThat(penalty)
        .isCloseTo(PENALTY * START * planes * connections / batch.sequences(), within(1e-5));
  }

  @ParameterizedTest
  @EnumSource(MaskDraw.class)
  void equalLossesUnderBothMasksLeaveThePenaltyAlone(MaskDraw draw) {
    given.maskDraw = draw;
    MaskTraining training = training(Backbone.SASREC);

    step(training, 3, 3);

    for (int block = 0; block < 2; block++) {
      for (int query = 0; query < WINDOW; query++) {
        for (int key = 0; key < WINDOW; key++) {
          double open = training.logits().open(block)[query * WINDOW + key];
          if (key <= query) {
            assertThat(open).as("only β pulls, and it closes").isLessThan(START - 1e-3);
          } else {
            assertThat(open).isCloseTo(START, within(1e-6));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(MaskDraw.class)
  void connectionsFromTheFutureLearnWhereAttentionGoesBothWays(MaskDraw draw) {
    given.maskDraw = draw;
    MaskTraining training = training(Backbone.BERT4REC);

    step(training, 3, 3);

    for (double open : training.logits().open(0)) {
      assertThat(open).isLessThan(START - 1e-3);
    }
  }

  @Test
  void onlyEstimatorsThatCompareTwoMasksAskForASecondPass() {
    for (Estimator estimator : Estimator.values()) {
      given.estimator = estimator;
      assertThat(training(Backbone.SASREC).antithetic())
          .isEqualTo(estimator == Estimator.ARM || estimator == Estimator.DISARM);
    }
  }

  @ParameterizedTest
  @EnumSource(Estimator.class)
  void onlyStraightThroughAsksForDerivatives(Estimator estimator) {
    given.estimator = estimator;
    MaskFeedback feedback = training(Backbone.SASREC).feedback();

    feedback.beginShard(0);

    assertThat(feedback.derivatives(0) != null).isEqualTo(estimator == Estimator.STRAIGHT_THROUGH);
  }

  @ParameterizedTest
  @EnumSource(Estimator.class)
  void everyEstimatorMovesEveryHeadsLogits(Estimator estimator) {
    given.perHead();
    given.estimator = estimator;
    try (SelfAttentiveLearner learner = given.open(1)) {
      float[] before = logits(learner);

      SmallLearner.steps(learner, 1, 2);

      float[] after = logits(learner);
      int cells = given.window * given.window;
      for (int plane = 0; plane < given.blocks * HEADS; plane++) {
        int newest = (plane + 1) * cells - 1;
        assertThat(after[newest]).as("plane %d", plane).isNotEqualTo(before[newest]);
        int future = plane * cells + given.window - 1;
        assertThat(after[future]).as("plane %d", plane).isEqualTo(before[future]);
      }
    }
  }

  private static float[] logits(Learner learner) {
    return learner.weights().stream()
        .filter(array -> array.name().equals("mask_logits"))
        .findFirst()
        .orElseThrow()
        .values();
  }
}
