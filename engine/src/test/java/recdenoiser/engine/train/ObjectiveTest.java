package recdenoiser.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import recdenoiser.engine.denoise.DenoiserSettings.Credit;
import recdenoiser.engine.denoise.DenoiserSettings.Estimator;
import recdenoiser.engine.denoise.DenoiserSettings.MaskDraw;
import recdenoiser.engine.denoise.DenoiserSettings.PenaltyScale;
import recdenoiser.engine.denoise.DenoiserSettings.Reduction;
import recdenoiser.engine.loss.LossTerms;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.train.TrainingSettings.LossReduction;

/** How the parts of the objective are reduced and scaled. */
class ObjectiveTest {
  private final SmallLearner given = new SmallLearner();

  /** Tokens and sequences of one batch with all users. */
  private int tokens() {
    int tokens = 0;
    for (int user = 0; user < SmallLearner.USERS; user++) {
      tokens += length(user);
    }
    return tokens;
  }

  private int sequences() {
    int sequences = 0;
    for (int user = 0; user < SmallLearner.USERS; user++) {
      sequences += length(user) > 0 ? 1 : 0;
    }
    return sequences;
  }

  private int length(int user) {
    return Math.min(given.data.length(user) - 1, given.window);
  }

  private record Step(StepReport report, Map<String, double[]> gradients) {
    LossTerms loss() {
      return report.loss();
    }
  }

  private Step step() {
    try (Learner learner = given.open(1, Precision.DOUBLE)) {
      StepReport report = learner.step(SmallLearner.users(), 0, SmallLearner.USERS, 1);
      return new Step(report, SmallLearner.gradients(learner));
    }
  }

  @Test
  void crossEntropyIsDividedByTokensOrBySequences() {
    Step byToken = step();
    given.lossReduction = LossReduction.SEQUENCE;
    Step bySequence = step();

    double ratio = tokens() / (double) sequences();
    assertThat(byToken.report().tokens()).isEqualTo(tokens());
    assertThat(byToken.loss().value(LossTerms.PREDICTION))
        .as("untrained: about 2 ln 2")
        .isCloseTo(2 * Math.log(2), within(1.0));
    assertThat(bySequence.loss().value(LossTerms.PREDICTION))
        .isCloseTo(ratio * byToken.loss().value(LossTerms.PREDICTION), share(1e-12));
    scaled(bySequence.gradients(), ratio, byToken.gradients());
  }

  @Test
  void jacobianNormsAreDividedBySequencesOrByTokens() {
    Step without = step();
    given.jacobianPenalty = 0.5;
    Step bySequence = step();
    given.jacobianReduction = Reduction.TOKEN;
    Step byToken = step();

    double ratio = tokens() / (double) sequences();
    assertThat(without.loss().value(LossTerms.JACOBIAN)).isZero();
    assertThat(byToken.loss().value(LossTerms.JACOBIAN)).isPositive();
    assertThat(bySequence.loss().value(LossTerms.JACOBIAN))
        .isCloseTo(ratio * byToken.loss().value(LossTerms.JACOBIAN), share(1e-12));
    assertThat(bySequence.loss().value(LossTerms.PREDICTION))
        .isEqualTo(without.loss().value(LossTerms.PREDICTION));
    scaled(
        minus(bySequence.gradients(), without.gradients()),
        ratio,
        minus(byToken.gradients(), without.gradients()));
  }

  @Test
  void maskPenaltyCountsConnectionsOfTheTable() {
    given.masked(Estimator.ARM, MaskDraw.PER_BATCH, Credit.GLOBAL);
    given.maskPenalty = 0.25;
    given.maskStart = 0.75;

    double connections = given.blocks * given.window * (given.window + 1) / 2.0;
    assertThat(step().loss().value("masks")).isCloseTo(0.25 * 0.75 * connections, share(1e-6));
  }

  @Test
  void maskPenaltyCountsConnectionsOfTheSequences() {
    given.masked(Estimator.ARM, MaskDraw.PER_BATCH, Credit.GLOBAL);
    given.maskPenalty = 0.25;
    given.maskStart = 0.75;
    given.maskPenaltyScale = PenaltyScale.SEQUENCES;

    double connections = 0;
    for (int user = 0; user < SmallLearner.USERS; user++) {
      connections += length(user) * (length(user) + 1) / 2.0;
    }
    double mean = given.blocks * connections / sequences();
    assertThat(step().loss().value("masks")).isCloseTo(0.25 * 0.75 * mean, share(1e-6));
  }

  @Test
  void weightPenaltyCountsAllWeightsAndPullsAllOfThemToZero() {
    given.sharedItems = false;
    Step without = step();
    given.weightDecay = 0.125;
    double squares = 0;
    try (Learner learner = given.open(1, Precision.DOUBLE)) {
      for (NamedArray array : learner.weights()) {
        for (float weight : array.values()) {
          squares += (double) weight * weight;
        }
      }
    }

    Step with = step();

    assertThat(without.loss().value(LossTerms.WEIGHTS)).isZero();
    assertThat(with.loss().value(LossTerms.WEIGHTS)).isCloseTo(0.125 * squares, share(1e-6));
    pull(minus(with.gradients(), without.gradients()));
  }

  /** The additional gradient is 2αθ of the untrained weights. */
  private void pull(Map<String, double[]> additional) {
    try (Learner learner = given.open(1, Precision.DOUBLE)) {
      for (NamedArray array : learner.weights()) {
        if (array.name().endsWith("_embedding") && !array.name().startsWith("position")) {
          double[] pull = additional.get(array.name() + ".first_moment");
          for (int i = 0; i < pull.length; i++) {
            assertThat(pull[i]).isCloseTo(2 * 0.125 * array.values()[i], within(1e-6));
          }
        }
      }
      float[] positions =
          learner.weights().stream()
              .filter(array -> array.name().equals("position_embedding"))
              .findFirst()
              .orElseThrow()
              .values();
      double[] dense = additional.get("dense.first_moment");
      for (int i = 0; i < positions.length; i++) {
        assertThat(dense[i]).isCloseTo(2 * 0.125 * positions[i], within(1e-6));
      }
    }
  }

  @Test
  void totalIsTheSumOfItsParts() {
    given.masked(Estimator.ARM, MaskDraw.PER_SEQUENCE, Credit.REACHABLE);
    given.maskPenalty = 0.1;
    given.jacobianPenalty = 0.1;
    given.weightDecay = 0.1;

    LossTerms loss = step().loss();

    assertThat(loss.total())
        .isEqualTo(loss.values().values().stream().mapToDouble(Double::doubleValue).sum());
    assertThat(loss.value("masks")).isPositive();
    assertThat(loss.value(LossTerms.JACOBIAN)).isPositive();
    assertThat(loss.value(LossTerms.WEIGHTS)).isPositive();
  }

  private static void scaled(
      Map<String, double[]> actual, double ratio, Map<String, double[]> expected) {
    expected.forEach(
        (name, numbers) -> {
          for (int i = 0; i < numbers.length; i++) {
            assertThat(actual.get(name)[i])
                .as("%s[%d]", name, i)
                .isCloseTo(ratio * numbers[i], within(1e-6 * (1 + Math.abs(ratio * numbers[i]))));
          }
        });
  }

  private static Map<String, double[]> minus(Map<String, double[]> a, Map<String, double[]> b) {
    Map<String, double[]> difference = new java.util.LinkedHashMap<>();
    a.forEach(
        (name, numbers) -> {
          double[] result = numbers.clone();
          for (int i = 0; i < result.length; i++) {
            result[i] -= b.get(name)[i];
          }
          difference.put(name, result);
        });
    return difference;
  }

  private static Percentage share(double share) {
    return Percentage.withPercentage(100 * share);
  }
}
