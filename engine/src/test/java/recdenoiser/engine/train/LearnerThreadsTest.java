package recdenoiser.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import recdenoiser.engine.denoise.DenoiserSettings.Credit;
import recdenoiser.engine.denoise.DenoiserSettings.Estimator;
import recdenoiser.engine.denoise.DenoiserSettings.MaskDraw;
import recdenoiser.engine.loss.LossSettings;
import recdenoiser.engine.loss.LossSettings.Loss;
import recdenoiser.engine.loss.LossSettings.LossNegativesAvoid;
import recdenoiser.engine.loss.LossSettings.NegativesFor;
import recdenoiser.engine.loss.LossSettings.Sampler;
import recdenoiser.engine.loss.LossTerms;
import recdenoiser.engine.model.CaserKind;
import recdenoiser.engine.model.Gru4RecPlusKind;
import recdenoiser.engine.model.Gru4RecSettings;
import recdenoiser.engine.model.Gru4RecSettings.ResetGate;
import recdenoiser.engine.model.Lstm4RecKind;
import recdenoiser.engine.model.ModelSettings.Layout;
import recdenoiser.engine.model.ModelSettings.Positions;
import recdenoiser.engine.model.SsePtKind;
import recdenoiser.engine.optimise.OptimiserSettings;
import recdenoiser.engine.train.TrainingSettings.DecayKind;

/** The number of threads does not change a bit of what is learned. */
class LearnerThreadsTest {
  private static final int STEPS = 4;

  static Stream<Arguments> learners() {
    SmallLearner separate = new SmallLearner();
    separate.sharedItems = false;
    separate.layout = Layout.PRE_NORM;
    separate.weightDecay = 0.01;
    SmallLearner armForTheBatch =
        new SmallLearner().masked(Estimator.ARM, MaskDraw.PER_BATCH, Credit.GLOBAL);
    armForTheBatch.jacobianPenalty = 0.01;
    armForTheBatch.maskPenalty = 0.01;
    SmallLearner prefixes =
        new SmallLearner().masked(Estimator.ARM, MaskDraw.PER_SEQUENCE, Credit.REACHABLE);
    prefixes.positions = Positions.FROM_PREDICTION;
    SmallLearner straightThrough =
        new SmallLearner()
            .masked(Estimator.STRAIGHT_THROUGH, MaskDraw.PER_SEQUENCE, Credit.GLOBAL)
            .perHead();
    straightThrough.jacobianPenalty = 0.01;
    SmallLearner softmax = new SmallLearner();
    softmax.loss = new LossSettings(Loss.FULL_SOFTMAX, 1, NegativesFor.POSITION, 0);
    SmallLearner armOnSoftmax =
        new SmallLearner().masked(Estimator.ARM, MaskDraw.PER_SEQUENCE, Credit.REACHABLE);
    armOnSoftmax.loss = softmax.loss;
    SmallLearner shared = new SmallLearner();
    shared.loss = new LossSettings(Loss.SAMPLED_SOFTMAX, 5, NegativesFor.SEQUENCE, 0);
    SmallLearner calibrated = new SmallLearner();
    calibrated.loss = new LossSettings(Loss.BINARY, 5, NegativesFor.POSITION, 0.75);
    SmallLearner popular = new SmallLearner();
    popular.loss = drawn(Loss.SAMPLED_SOFTMAX, 5, Sampler.POPULARITY, LossNegativesAvoid.TARGET);
    SmallLearner ofTheBatch = new SmallLearner();
    ofTheBatch.loss = drawn(Loss.BINARY, 1, Sampler.IN_BATCH, LossNegativesAvoid.TRAINING);
    SmallLearner manyOfTheBatch = new SmallLearner();
    manyOfTheBatch.backbone = SsePtKind.ID;
    manyOfTheBatch.loss = drawn(Loss.BINARY, 5, Sampler.IN_BATCH, LossNegativesAvoid.NOTHING);
    SmallLearner likeGru4Rec = new SmallLearner();
    likeGru4Rec.loss =
        new LossSettings(
            Loss.BPR_MAX,
            5,
            NegativesFor.BATCH,
            Sampler.IN_BATCH,
            0.5,
            7,
            LossNegativesAvoid.NOTHING,
            0,
            1);
    SmallLearner clipped = new SmallLearner();
    clipped.clipNorm = 0.1;
    clipped.weightDecay = 0.01;
    SmallLearner withUsers = new SmallLearner();
    withUsers.userVectors = true;
    SmallLearner decoupled = new SmallLearner();
    decoupled.decayKind = DecayKind.DECOUPLED;
    decoupled.weightDecay = 0.01;
    decoupled.clipNorm = 0.1;
    SmallLearner recurrent = new SmallLearner();
    recurrent.backbone = Gru4RecPlusKind.ID;
    recurrent.recurrent = new Gru4RecSettings(16, 2, 0.2, true, ResetGate.BEFORE_PRODUCT, 3);
    recurrent.optimiser = OptimiserSettings.Kind.ADAGRAD;
    recurrent.momentum = 0.4;
    recurrent.loss = drawn(Loss.SAMPLED_SOFTMAX, 5, Sampler.IN_BATCH, LossNegativesAvoid.TARGET);
    SmallLearner caser = new SmallLearner();
    caser.backbone = CaserKind.ID;
    caser.window = 5;
    caser.weightDecay = 0.01;
    SmallLearner lstm = new SmallLearner();
    lstm.backbone = Lstm4RecKind.ID;
    return Stream.of(
        Arguments.of("plain", new SmallLearner()),
        Arguments.of("recurrent layers, Adagrad", recurrent),
        Arguments.of("convolutions", caser),
        Arguments.of("a layer of DeepLearning4J in time", lstm),
        Arguments.of("clipped", clipped),
        Arguments.of("decoupled decay, clipped", decoupled),
        Arguments.of("vectors of users", withUsers),
        Arguments.of("softmax over the catalogue", softmax),
        Arguments.of("ARM, softmax over the catalogue", armOnSoftmax),
        Arguments.of("softmax over samples that a sequence shares", shared),
        Arguments.of("calibrated loss of many samples", calibrated),
        Arguments.of("popular samples", popular),
        Arguments.of("samples of the batch", ofTheBatch),
        Arguments.of("many samples of a batch with random users and items", manyOfTheBatch),
        Arguments.of("samples of the batch and extra ones that it shares", likeGru4Rec),
        Arguments.of("plain, separate tables", separate),
        Arguments.of("ARM for the batch, Jacobian penalty", armForTheBatch),
        Arguments.of(
            "ARM for each sequence",
            new SmallLearner().masked(Estimator.ARM, MaskDraw.PER_SEQUENCE, Credit.REACHABLE)),
        Arguments.of(
            "AR", new SmallLearner().masked(Estimator.AR, MaskDraw.PER_BATCH, Credit.GLOBAL)),
        Arguments.of("ARM on prefixes", prefixes),
        Arguments.of(
            "DisARM for each head",
            new SmallLearner()
                .masked(Estimator.DISARM, MaskDraw.PER_SEQUENCE, Credit.REACHABLE)
                .perHead()),
        Arguments.of(
            "REINFORCE for the batch",
            new SmallLearner().masked(Estimator.REINFORCE, MaskDraw.PER_BATCH, Credit.REACHABLE)),
        Arguments.of(
            "REINFORCE for each sequence and head",
            new SmallLearner()
                .masked(Estimator.REINFORCE, MaskDraw.PER_SEQUENCE, Credit.GLOBAL)
                .perHead()),
        Arguments.of("straight-through, Jacobian penalty", straightThrough));
  }

  private static LossSettings drawn(
      Loss loss, int negatives, Sampler sampler, LossNegativesAvoid avoid) {
    return new LossSettings(loss, negatives, NegativesFor.SEQUENCE, sampler, 0.75, avoid, 0);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("learners")
  void oneTwoAndFourThreadsGiveTheSameBits(String name, SmallLearner given) {
    try (Learner one = given.open(1);
        Learner two = given.open(2);
        Learner four = given.open(4)) {
      List<LossTerms> losses = SmallLearner.steps(one, 1, STEPS);

      assertThat(SmallLearner.steps(two, 1, STEPS)).isEqualTo(losses);
      assertThat(SmallLearner.steps(four, 1, STEPS)).isEqualTo(losses);
      SameBits.assertSame(two, one);
      SameBits.assertSame(four, one);
      assertThat(losses.get(STEPS - 1)).as("it learns").isNotEqualTo(losses.get(0));
    }
  }
}
