package recdenoiser.engine.denoise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import recdenoiser.engine.attention.SliceLosses;
import recdenoiser.engine.attention.TrainingContext;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.denoise.DenoiserSettings.Credit;
import recdenoiser.engine.denoise.DenoiserSettings.Estimator;
import recdenoiser.engine.denoise.DenoiserSettings.MaskDraw;
import recdenoiser.engine.denoise.DenoiserSettings.MaskHeads;
import recdenoiser.engine.denoise.DenoiserSettings.PenaltyScale;
import recdenoiser.engine.model.Bert4RecKind;
import recdenoiser.engine.model.SasRecKind;
import recdenoiser.engine.model.TestModels;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.storage.NamedArrays;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.train.Learner;
import recdenoiser.engine.train.NetworkLearner;
import recdenoiser.engine.train.SmallLearner;

/** What shards report becomes a step of the mask logits. */
class LearnedMaskTrainingTest {
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

  private final List<MaskLogits> made = new ArrayList<>();

  private LearnedMaskTraining training(String backbone) {
    given.maskPenalty = PENALTY;
    given.maskStart = START;
    DenoiserSettings denoiser = given.settings().get(DenoiserSettings.class);
    int heads = denoiser.maskHeads() == MaskHeads.SHARED ? 1 : HEADS;
    MaskPlanes planes = new MaskPlanes(2, heads, WINDOW, TestModels.causal(backbone));
    MaskLogits logits = new MaskLogits(planes, START, Precision.SINGLE);
    made.add(logits);
    TrainingContext context = new TrainingContext(7, given.training().optimiserSettings());
    return new LearnedMaskTraining(denoiser, logits, context);
  }

  /** Of the last training made. */
  private MaskLogits logits() {
    return made.get(made.size() - 1);
  }

  private double step(LearnedMaskTraining training, double drawn, double antithetic) {
    double[][] losses = new double[2][batch.tokens()];
    Arrays.fill(losses[0], drawn);
    Arrays.fill(losses[1], antithetic);
    training.begin(batch, 1);
    training.beginShard(0);
    training.hear(new SliceLosses(0, batch, 0, batch.sequences(), losses, 1));
    return training.update(batch, 1, 1).get("masks");
  }

  @ParameterizedTest
  @CsvSource({"SASREC, SHARED", "SASREC, PER_HEAD", "BERT4REC, SHARED", "BERT4REC, PER_HEAD"})
  void thePenaltyCountsAConnectionWithTheShareOfSequencesThatHaveBothSlots(
      String backbone, MaskHeads heads) {
    given.maskPenaltyScale = PenaltyScale.SEQUENCES;
    given.maskHeads = heads;

    double penalty = step(training(backbone), 0, 0);

    double connections = 0;
    for (int length : new int[] {5, 2}) {
      connections += TestModels.causal(backbone) ? length * (length + 1) / 2.0 : length * length;
    }
    double planes = 2 * (heads == MaskHeads.SHARED ? 1 : HEADS);
    assertThat(penalty)
        .isCloseTo(PENALTY * START * planes * connections / batch.sequences(), within(1e-5));
  }

  @ParameterizedTest
  @EnumSource(MaskDraw.class)
  void equalLossesUnderBothMasksLeaveThePenaltyAlone(MaskDraw draw) {
    given.maskDraw = draw;
    LearnedMaskTraining training = training(SasRecKind.ID);

    step(training, 3, 3);

    for (int block = 0; block < 2; block++) {
      for (int query = 0; query < WINDOW; query++) {
        for (int key = 0; key < WINDOW; key++) {
          double open = logits().open(block)[query * WINDOW + key];
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
    LearnedMaskTraining training = training(Bert4RecKind.ID);

    step(training, 3, 3);

    for (double open : logits().open(0)) {
      assertThat(open).isLessThan(START - 1e-3);
    }
  }

  @Test
  void momentsOfOlderCheckpointsAreReadFirstMomentsFirst() {
    LearnedMaskTraining training = training(SasRecKind.ID);
    int size = 2 * WINDOW * WINDOW;
    float[] both = new float[2 * size];
    for (int i = 0; i < both.length; i++) {
      both[i] = i + 1;
    }

    training.restore(
        new NamedArrays(
            List.of(new NamedArray("mask_logits.moments", new int[] {2 * size}, both))));

    assertThat(training.state())
        .extracting(NamedArray::name)
        .containsExactly("mask_logits.first_moment", "mask_logits.second_moment");
    assertThat(training.state().get(0).values()).isEqualTo(Arrays.copyOf(both, size));
    assertThat(training.state().get(1).values())
        .isEqualTo(Arrays.copyOfRange(both, size, 2 * size));
  }

  @Test
  void onlyEstimatorsThatCompareTwoMasksAskForASecondPass() {
    for (Estimator estimator : Estimator.values()) {
      given.estimator = estimator;
      assertThat(training(SasRecKind.ID).passes().count())
          .isEqualTo(estimator == Estimator.ARM || estimator == Estimator.DISARM ? 2 : 1);
    }
  }

  @ParameterizedTest
  @EnumSource(Estimator.class)
  void onlyStraightThroughAsksForDerivatives(Estimator estimator) {
    given.estimator = estimator;
    LearnedMaskTraining training = training(SasRecKind.ID);

    training.begin(batch, 1);
    training.beginShard(0);

    assertThat(training.passes().pass(0, 0).block(0).wantsMaskGradient())
        .isEqualTo(estimator == Estimator.STRAIGHT_THROUGH);
  }

  @ParameterizedTest
  @EnumSource(Estimator.class)
  void everyEstimatorMovesEveryHeadsLogits(Estimator estimator) {
    given.perHead();
    given.estimator = estimator;
    try (NetworkLearner learner = given.open(1)) {
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
