package recdenoiser.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.attention.PassRule;
import recdenoiser.engine.attention.RulePasses;
import recdenoiser.engine.attention.RuleShape;
import recdenoiser.engine.attention.SequenceInput;
import recdenoiser.engine.attention.SliceLosses;
import recdenoiser.engine.attention.TrainingContext;
import recdenoiser.engine.autodiff.AttentionShape;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Segments;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.gate.GateSettings.GateDraw;
import recdenoiser.engine.gate.GateSettings.GateUse;
import recdenoiser.engine.optimise.OptimiserSettings;
import recdenoiser.engine.optimise.OptimiserSettings.AdamTables;
import recdenoiser.engine.optimise.OptimiserSettings.WeightDecay;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.plain.PlainKernels;

/**
 * Gradients of gates that are drawn, over three items, of which each query sees itself and what is
 * before it. K and Q are 0, so that ℓ_uv = b + r_{u-v} + c_v. What a query loses is Σ_v a_uv h_uv
 * with a fixed h.
 */
class DrawnGateTest {
  private static final int LENGTH = 3;
  private static final int WIDTH = 2;
  private static final double KAPPA = 1.5;
  private static final double BETA1 = 0.9;
  private static final int[] ITEMS = {1, 2, 3};
  private static final double[] C = {0, 0.3, -0.8, 0.1, 0};
  private static final double[] R = {-0.2, 0.4, 0.6};
  private static final double B = 0.25;

  /** b, r by distance and c by item stand behind K and Q among all numbers. */
  private static final int FIRST = 2 * WIDTH * WIDTH;

  private final Matrix query = drawn(1);
  private final Matrix key = drawn(2);
  private final Matrix value = drawn(3);
  private final Matrix cotangent = drawn(4);

  private record Step(double[] gradient, double loss, List<double[]> rows) {}

  @ParameterizedTest
  @CsvSource({
    "ARM, true, 1",
    "ARM, false, 1",
    "ARM, true, 2",
    "DISARM, true, 1",
    "DISARM, false, 2",
    "AR, true, 1"
  })
  void estimatesAreOnAverageTheGradientOfTheExpectation(
      GateDraw draw, boolean renormalises, int blocks) {
    int draws = draw == GateDraw.AR ? 4_000 : 1_500;
    double[] sum = new double[FIRST + 1 + R.length + C.length];
    double[] squares = new double[sum.length];
    for (int seed = 1; seed <= draws; seed++) {
      double[] gradient = step(draw, renormalises, blocks, seed, B).gradient();
      for (int i = FIRST; i < sum.length; i++) {
        sum[i] += gradient[i];
        squares[i] += gradient[i] * gradient[i];
      }
    }

    double[] expected = ofExpectation(renormalises);
    for (int i = FIRST; i < sum.length; i++) {
      double mean = sum[i] / draws;
      double error = Math.sqrt((squares[i] / draws - mean * mean) / draws);
      assertThat(mean).as("number %d", i).isCloseTo(expected[i], within(4.5 * error + 1e-6));
    }
    assertThat(Arrays.stream(expected).map(Math::abs).max().orElseThrow()).isGreaterThan(0.01);
  }

  /**
   * With z drawn, dL/dz of a query is p (h - Σ a h) / (Σ p z + ε), and dz is taken for dσ(κℓ);
   * queries of whose gates none is open say nothing.
   */
  @Test
  void straightThroughPassesTheDerivativeOfTheDrawOn() {
    for (int seed = 1; seed <= 20; seed++) {
      Step step = step(GateDraw.STRAIGHT_THROUGH, true, 1, seed, B);
      double ofBias = 0;
      for (int u = 0; u < LENGTH; u++) {
        double[] p = softmax(u);
        double[] a = step.rows().get(u);
        double mean = 0;
        double open = 0;
        for (int v = 0; v <= u; v++) {
          mean += a[v] * h(u, v);
          open += a[v] > 1e-3 ? p[v] : GateForm.LEAK * p[v];
        }
        if (open < 1e-3) {
          continue;
        }
        for (int v = 0; v <= u; v++) {
          double sigmoid = sigmoid(KAPPA * logit(u, v, B));
          double ofGate = p[v] * (h(u, v) - mean) / (open + 1e-6);
          ofBias += ofGate * KAPPA * sigmoid * (1 - sigmoid);
        }
      }
      assertThat(step.gradient()[FIRST]).as("seed %d", seed).isCloseTo(ofBias, within(1e-6));
    }
  }

  @Test
  void hardConcreteGatesHaveTheirOwnDerivative() {
    double h = 1e-5;
    int moved = 0;
    for (int seed = 1; seed <= 20; seed++) {
      double up = step(GateDraw.HARD_CONCRETE, true, 1, seed, B + h).loss();
      double down = step(GateDraw.HARD_CONCRETE, true, 1, seed, B - h).loss();
      double gradient = step(GateDraw.HARD_CONCRETE, true, 1, seed, B).gradient()[FIRST];
      assertThat(gradient).as("seed %d", seed).isCloseTo((up - down) / (2 * h), within(1e-5));
      moved += Math.abs(gradient) > 1e-4 ? 1 : 0;
    }
    assertThat(moved).isGreaterThan(10);
  }

  @Test
  void aHardConcreteGateIsOftenExactlyOpenOrClosed() {
    int closed = 0;
    int open = 0;
    for (int i = 0; i < 1000; i++) {
      double gate = GateForm.HARD_CONCRETE.drawn(0, (i + 0.5) / 1000);
      assertThat(gate).isBetween(0.0, 1.0);
      closed += gate == 0 ? 1 : 0;
      open += gate == 1 ? 1 : 0;
    }
    // σ(x / ⅔) ≤ 1/12 where u / (1 - u) ≤ 11^(-⅔), and the other end alike
    double share = 1 / (1 + Math.pow(11, 2.0 / 3));
    assertThat(closed / 1000.0).isCloseTo(share, within(0.002));
    assertThat(open / 1000.0).isCloseTo(share, within(0.002));
    assertThat(GateForm.HARD_CONCRETE.inUse(0)).isCloseTo(0.5, within(1e-12));
    assertThat(GateForm.HARD_CONCRETE.inUse(-3)).isZero();
    assertThat(GateForm.HARD_CONCRETE.inUse(3)).isEqualTo(1);
  }

  @Test
  void drawsAreOpenWithTheProbabilityOfTheGate() {
    double x = 0.7;
    double p = sigmoid(x);
    for (GateForm form : List.of(GateForm.AR, GateForm.ARM, GateForm.DISARM)) {
      assertThat(form.drawn(x, p - 1e-9)).isEqualTo(1);
      assertThat(form.drawn(x, p + 1e-9)).isZero();
    }
    assertThat(GateForm.ARM.antithetic(x, 1 - p + 1e-9)).isEqualTo(1);
    assertThat(GateForm.ARM.antithetic(x, 1 - p - 1e-9)).isZero();
  }

  /** One step of a new training whose gate is as it is said above. */
  private Step step(GateDraw draw, boolean renormalises, int blocks, long seed, double bias) {
    GateSettings settings =
        new GateSettings(WIDTH, KAPPA, 0.01, 0, 0, 6, renormalises, GateUse.SOFT, draw, false);
    RuleShape shape = new RuleShape(blocks, 1, LENGTH, true);
    GateWeights weights = new GateWeights(settings, shape, WIDTH, ITEMS.length, Precision.DOUBLE);
    ContentGateTraining training =
        new ContentGateTraining(settings, shape, weights, new TrainingContext(seed, optimiser()));
    double[] numbers = new double[FIRST + 1 + R.length + C.length];
    numbers[FIRST] = bias;
    System.arraycopy(R, 0, numbers, FIRST + 1, R.length);
    System.arraycopy(C, 0, numbers, FIRST + 1 + R.length, C.length);
    weights.parameters().values().write(0, numbers, 0, numbers.length);
    TokenBatch batch = batch();
    training.begin(batch, 1);
    training.beginShard(0);
    RulePasses passes = training.passes();
    Tape tape = new Tape(new PlainKernels(), Precision.DOUBLE);
    tape.begin(0, Storage.of(Precision.DOUBLE, 1));
    Segments segments = batch.segments(0, 1);
    Variable items = variable(tape, Matrix.zeros(Precision.DOUBLE, LENGTH, WIDTH));
    PassRule first = passes.pass(0, 0);
    first.enter(tape, new SequenceInput(batch, segments, items));
    Variable attended = attend(tape, segments, first);
    List<double[]> rows = rows(tape, 0);
    double[][] losses = new double[passes.count()][];
    losses[0] = losses(rows);
    if (passes.count() > 1) {
      Tape.Mark mark = tape.mark();
      attend(tape, segments, passes.pass(1, 0));
      losses[1] = losses(rows(tape, 1));
      tape.rewind(mark);
    }
    training.hear(new SliceLosses(0, batch, 0, 1, losses, 1));
    Ops.loss(tape, attended, cotangent);
    tape.backward();
    training.update(batch, 1, 1);
    return new Step(gradient(training), Arrays.stream(losses[0]).sum(), rows);
  }

  private Variable attend(Tape tape, Segments segments, PassRule rule) {
    return Ops.attention(
            tape, variable(tape, query), variable(tape, key), variable(tape, value), segments)
        .attend(rule.block(0), new AttentionShape(1, true, 0), 1);
  }

  private static List<double[]> rows(Tape tape, int attention) {
    List<double[]> rows = new ArrayList<>();
    tape.visitAttention(
        block ->
            (sequence, head, q, m, keys, row) -> {
              if (block == attention) {
                rows.add(Arrays.copyOf(row, keys));
              }
            });
    return rows;
  }

  private double[] losses(List<double[]> rows) {
    double[] losses = new double[LENGTH];
    for (int u = 0; u < LENGTH; u++) {
      for (int v = 0; v <= u; v++) {
        losses[u] += rows.get(u)[v] * h(u, v);
      }
    }
    return losses;
  }

  /** By enumerating what each query's gates can be, and differences of the logits. */
  private double[] ofExpectation(boolean renormalises) {
    double[] gradient = new double[FIRST + 1 + R.length + C.length];
    double h = 1e-5;
    for (int u = 0; u < LENGTH; u++) {
      for (int v = 0; v <= u; v++) {
        double up = expectation(u, v, h, renormalises);
        double down = expectation(u, v, -h, renormalises);
        double derivative = (up - down) / (2 * h);
        gradient[FIRST] += derivative;
        gradient[FIRST + 1 + u - v] += derivative;
        gradient[FIRST + 1 + R.length + ITEMS[v]] += derivative;
      }
    }
    return gradient;
  }

  private double expectation(int u, int moved, double by, boolean renormalises) {
    double[] p = softmax(u);
    double expectation = 0;
    for (int z = 0; z < 1 << (u + 1); z++) {
      double probability = 1;
      double sum = 0;
      double weighted = 0;
      for (int v = 0; v <= u; v++) {
        double open = sigmoid(KAPPA * (logit(u, v, B) + (v == moved ? by : 0)));
        boolean isOpen = (z >> v & 1) == 1;
        probability *= isOpen ? open : 1 - open;
        sum += isOpen ? p[v] : 0;
        weighted += isOpen ? p[v] * h(u, v) : 0;
      }
      expectation += probability * (renormalises ? weighted / (sum + 1e-6) : weighted);
    }
    return expectation;
  }

  private static double logit(int u, int v, double bias) {
    return bias + R[u - v] + C[ITEMS[v]];
  }

  private double[] softmax(int u) {
    double[] p = new double[u + 1];
    double sum = 0;
    for (int v = 0; v <= u; v++) {
      p[v] = Math.exp(dot(query, u, key, v) / Math.sqrt(WIDTH));
      sum += p[v];
    }
    for (int v = 0; v <= u; v++) {
      p[v] /= sum;
    }
    return p;
  }

  private double h(int u, int v) {
    return dot(value, v, cotangent, u);
  }

  private static double dot(Matrix a, int i, Matrix b, int j) {
    double sum = 0;
    for (int k = 0; k < WIDTH; k++) {
      sum += a.get(i * WIDTH + k) * b.get(j * WIDTH + k);
    }
    return sum;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static Matrix drawn(long seed) {
    Random random = new Random(seed);
    Matrix matrix = Matrix.zeros(Precision.DOUBLE, LENGTH, WIDTH);
    double[] values = random.doubles(LENGTH * WIDTH, -1, 1).toArray();
    matrix.write(0, values, 0, values.length);
    return matrix;
  }

  private static Variable variable(Tape tape, Matrix values) {
    Variable variable = tape.variable(values.rows(), values.width());
    double[] numbers = values.toDoubles();
    variable.value().write(0, numbers, 0, numbers.length);
    return variable;
  }

  private static TokenBatch batch() {
    TokenBatch batch = new TokenBatch();
    batch.clear(1, LENGTH);
    int first = batch.append(LENGTH, LENGTH);
    System.arraycopy(ITEMS, 0, batch.items(), first, LENGTH);
    return batch;
  }

  private static OptimiserSettings optimiser() {
    return new OptimiserSettings(
        OptimiserSettings.Kind.ADAM,
        step -> 0.001,
        BETA1,
        0.98,
        1e-8,
        0,
        WeightDecay.NONE,
        0,
        AdamTables.DENSE);
  }

  private static double[] gradient(ContentGateTraining training) {
    NamedArray moment =
        training.state().stream()
            .filter(array -> array.name().endsWith("first_moment"))
            .findFirst()
            .orElseThrow();
    double[] gradient = new double[moment.values().length];
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = moment.values()[i] / (1 - BETA1);
    }
    return gradient;
  }
}
