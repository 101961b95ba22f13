package recdenoiser.engine.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.loss.LossTerms;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.train.Learner;
import recdenoiser.engine.train.SameBits;
import recdenoiser.engine.train.SmallLearner;
import recdenoiser.engine.train.TrainingSettings.DecayKind;

/** What the optimiser's options do to a step of a whole learner. */
class OptimiserTest {
  private static final double LEARNING_RATE = 0.01;

  private final SmallLearner given = new SmallLearner();

  @ParameterizedTest
  @CsvSource({
    "0, 0, 1, 1",
    "0, 0, 1000000, 1",
    "4, 0, 1, 0.25",
    "4, 0, 3, 0.75",
    "4, 0, 4, 1",
    "4, 0, 1000, 1",
    "0, 10, 1, 0.9",
    "0, 10, 10, 0",
    "0, 10, 11, 0",
    "4, 10, 2, 0.5", // the warm-up does not fall
    "4, 10, 5, 0.5",
    "4, 10, 9, 0.1"
  })
  void learningRateOfAStep(int warmUp, int decay, long step, double share) {
    given.warmUpSteps = warmUp;
    given.decaySteps = decay;

    assertThat(given.training().learningRateAt(step))
        .isCloseTo(share * LEARNING_RATE, within(1e-15));
  }

  @Test
  void theLearningRateOfTheStepIsTheOneThatIsUsed() {
    given.decaySteps = 5;
    try (Learner learner = given.open(1)) {
      SmallLearner.steps(learner, 1, 4);
      List<NamedArray> before = learner.weights();

      SmallLearner.step(learner, 5);

      SameBits.assertSame(learner.weights(), before);
    }
  }

  @Test
  void decoupledDecayShrinksWeightsAndTablesBesideTheStep() {
    double decay = 0.5;
    List<NamedArray> plain = afterAStep(0, DecayKind.L2);
    List<NamedArray> decayed = afterAStep(decay, DecayKind.DECOUPLED);
    List<NamedArray> start = start();

    for (int a = 0; a < start.size(); a++) {
      String name = start.get(a).name();
      boolean decays = !name.endsWith(".bias") && !name.endsWith(".gain");
      double[] expected = new double[start.get(a).values().length];
      for (int i = 0; i < expected.length; i++) {
        double shrunk = decays ? LEARNING_RATE * decay * start.get(a).values()[i] : 0;
        expected[i] = plain.get(a).values()[i] - shrunk;
      }
      assertThat(decayed.get(a).values())
          .as(name)
          .usingComparatorWithPrecision(1e-7f)
          .containsExactly(floats(expected));
    }
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private List<NamedArray> start() {
    try (Learner learner = given.open(1, Precision.DOUBLE)) {
      return learner.weights();
    }
  }

  private List<NamedArray> afterAStep(double decay, DecayKind kind) {
    given.weightDecay = decay;
    given.decayKind = kind;
    try (Learner learner = given.open(1, Precision.DOUBLE)) {
      LossTerms loss = SmallLearner.step(learner, 1);
      assertThat(loss.value(LossTerms.WEIGHTS)).as("decay is not in the objective").isZero();
      return learner.weights();
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "0.01"})
  void aLongGradientIsShortenedToTheNorm(double weightDecay) {
    given.weightDecay = weightDecay;
    double[] whole = gradient();
    double norm = norm(whole);
    given.clipNorm = norm / 4;

    double[] clipped = gradient();

    assertThat(norm(clipped)).isCloseTo(norm / 4, within(1e-6 * norm));
    Arrays.setAll(whole, i -> whole[i] / 4);
    assertThat(clipped).containsExactly(whole, within(1e-6 * norm));
  }

  @Test
  void aShortGradientStaysAsItIs() {
    given.weightDecay = 0.01;
    double[] whole = gradient();
    given.clipNorm = 2 * norm(whole);

    assertThat(gradient()).containsExactly(whole, within(1e-6 * norm(whole)));
  }

  @Test
  void clippingLeavesTheReportedPenaltyAlone() {
    given.weightDecay = 0.01;
    double penalty = penalty();
    given.clipNorm = 1e-3;

    assertThat(penalty()).isPositive().isCloseTo(penalty, within(1e-9 * penalty));
  }

  private double penalty() {
    try (Learner learner = given.open(1, Precision.DOUBLE)) {
      return SmallLearner.step(learner, 1).value(LossTerms.WEIGHTS);
    }
  }

  /** Of all weights together. */
  private double[] gradient() {
    try (Learner learner = given.open(1, Precision.DOUBLE)) {
      SmallLearner.step(learner, 1);
      Map<String, double[]> gradients = SmallLearner.gradients(learner);
      return gradients.values().stream().flatMapToDouble(Arrays::stream).toArray();
    }
  }

  private static double norm(double[] x) {
    return Math.sqrt(Arrays.stream(x).map(value -> value * value).sum());
  }
}
