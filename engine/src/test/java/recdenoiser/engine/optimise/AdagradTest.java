package recdenoiser.engine.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.train.Learner;
import recdenoiser.engine.train.SameBits;
import recdenoiser.engine.train.SmallLearner;
import recdenoiser.engine.train.TrainingSettings.DecayKind;

/** s ← s + g², v ← μv - ηg / √(s + ε), θ ← θ + v, on dense weights and on rows with a gradient. */
class AdagradTest {
  private static final double RATE = 0.01;
  private static final double EPSILON = 1e-8;
  private static final int SOME_USERS = 3;

  private final SmallLearner given = new SmallLearner();
  private Precision precision = Precision.DOUBLE;

  private Learner open(int threads, OptimiserSettings.Kind kind) {
    given.optimiser = kind;
    return given.open(threads, precision);
  }

  /** What Adam's first moments tell after one step from these weights. */
  private double[] gradient(List<NamedArray> weights, long step, String name) {
    try (Learner learner = open(1, OptimiserSettings.Kind.ADAM)) {
      learner.restore(weights, List.of());
      learner.step(SmallLearner.users(), 0, SOME_USERS, step);
      return SmallLearner.gradients(learner).get(name + ".first_moment");
    }
  }

  private static float[] array(List<NamedArray> arrays, String name) {
    return arrays.stream()
        .filter(array -> array.name().equals(name))
        .map(NamedArray::values)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"0, 0, L2, 0", "0.6, 0, L2, 0", "0.6, 0.1, DECOUPLED, 0", "0.6, 0, L2, 0.05"})
  void twoStepsOfATable(double momentum, double decay, DecayKind kind, double clip) {
    String name = "item_embedding";
    given.momentum = momentum;
    try (Learner learner = open(2, OptimiserSettings.Kind.ADAGRAD)) {
      float[] expected = array(learner.weights(), name);
      double[] sums = new double[expected.length];
      double[] velocity = new double[expected.length];
      for (long step = 1; step <= 2; step++) {
        List<NamedArray> before = learner.weights();
        given.weightDecay = 0;
        given.clipNorm = 0;
        double[] gradient = gradient(before, step, name);
        given.weightDecay = decay;
        given.decayKind = kind;
        given.clipNorm = clip;
        double shrink = decay == 0 ? 1 : 1 - RATE * decay;
        try (Learner next = open(2, OptimiserSettings.Kind.ADAGRAD)) {
          next.restore(before, learner.optimiserState());
          next.step(SmallLearner.users(), 0, SOME_USERS, step);
          float[] after = array(next.weights(), name);
          double scale = scale(before, step, clip);
          for (int i = 0; i < after.length; i++) {
            boolean stands = decay == 0 && rowIsZero(gradient, i, given.width);
            double g = scale * gradient[i];
            sums[i] += g * g;
            if (!stands) {
              velocity[i] = momentum * velocity[i] - RATE * g / Math.sqrt(sums[i] + EPSILON);
            }
            double moved = shrink * array(before, name)[i] + (stands ? 0 : velocity[i]);
            assertThat((double) after[i]).isCloseTo(moved, within(2e-5));
          }
          learner.restore(next.weights(), next.optimiserState());
        }
      }
    }
  }

  private double scale(List<NamedArray> weights, long step, double clip) {
    if (clip == 0) {
      return 1;
    }
    given.clipNorm = 0;
    double squares = 0;
    try (Learner learner = open(1, OptimiserSettings.Kind.ADAM)) {
      learner.restore(weights, List.of());
      learner.step(SmallLearner.users(), 0, SOME_USERS, step);
      for (double[] gradient : SmallLearner.gradients(learner).values()) {
        for (double g : gradient) {
          squares += g * g;
        }
      }
    }
    given.clipNorm = clip;
    return Math.min(1, clip / Math.sqrt(squares));
  }

  private static boolean rowIsZero(double[] gradient, int index, int width) {
    int first = index / width * width;
    for (int i = first; i < first + width; i++) {
      if (gradient[i] != 0) {
        return false;
      }
    }
    return true;
  }

  @Test
  void itGoesOnFromWhatItKept() {
    given.momentum = 0.3;
    precision = Precision.SINGLE;
    try (Learner whole = open(1, OptimiserSettings.Kind.ADAGRAD);
        Learner later = open(3, OptimiserSettings.Kind.ADAGRAD)) {
      SmallLearner.steps(whole, 1, 3);
      later.restore(whole.weights(), whole.optimiserState());

      SmallLearner.steps(whole, 4, 6);
      SmallLearner.steps(later, 4, 6);

      SameBits.assertSame(later, whole);
      assertThat(whole.optimiserState())
          .extracting(NamedArray::name)
          .contains("dense.squared_gradients", "dense.velocity", "item_embedding.velocity");
    }
  }
}
