package recdenoiser.engine.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.train.Learner;
import recdenoiser.engine.train.SmallLearner;
import recdenoiser.engine.train.TrainingSettings.DecayKind;

/** θ ← θ - ηg, on dense weights and on tables. */
class SgdTest {
  private static final double RATE = 0.01;

  private final SmallLearner given = new SmallLearner();

  /** Gradients are those that Adam's first moments tell after one step. */
  private Map<String, double[]> gradients() {
    given.optimiser = OptimiserSettings.Kind.ADAM;
    try (Learner learner = given.open(1, Precision.DOUBLE)) {
      SmallLearner.step(learner, 1);
      return SmallLearner.gradients(learner);
    }
  }

  private static float[] weight(Learner learner, String name) {
    return learner.weights().stream()
        .filter(array -> array.name().equals(name))
        .map(NamedArray::values)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"0, L2, 0", "0.1, L2, 0", "0.1, DECOUPLED, 0", "0, L2, 0.05"})
  void aStepGoesAgainstTheGradient(double decay, DecayKind kind, double clip) {
    given.weightDecay = kind == DecayKind.DECOUPLED ? 0 : decay;
    double[] gradient = gradients().get("item_embedding.first_moment");
    double norm =
        Math.sqrt(
            gradients().values().stream()
                .mapToDouble(g -> java.util.Arrays.stream(g).map(x -> x * x).sum())
                .sum());
    given.weightDecay = decay;
    given.decayKind = kind;
    given.clipNorm = clip;
    given.optimiser = OptimiserSettings.Kind.SGD;
    try (Learner learner = given.open(2, Precision.DOUBLE)) {
      float[] before = weight(learner, "item_embedding");
      SmallLearner.step(learner, 1);
      float[] after = weight(learner, "item_embedding");

      double scale = clip > 0 && norm > clip ? clip / norm : 1;
      double shrink = kind == DecayKind.DECOUPLED ? 1 - RATE * decay : 1;
      for (int i = 0; i < before.length; i++) {
        assertThat((double) after[i])
            .isCloseTo(shrink * before[i] - RATE * scale * gradient[i], within(1e-7));
      }
      assertThat(learner.optimiserState()).isEmpty();
    }
  }

  @Test
  void theNumberOfThreadsDoesNotMatter() {
    given.optimiser = OptimiserSettings.Kind.SGD;
    try (Learner one = given.open(1);
        Learner three = given.open(3)) {
      assertThat(SmallLearner.steps(one, 1, 4)).isEqualTo(SmallLearner.steps(three, 1, 4));
      assertThat(weight(one, "block.0.query.weight"))
          .isEqualTo(weight(three, "block.0.query.weight"));
    }
  }
}
