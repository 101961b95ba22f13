package recdenoiser.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.attention.PassRule;
import recdenoiser.engine.attention.RuleShape;
import recdenoiser.engine.attention.SequenceInput;
import recdenoiser.engine.attention.TrainingContext;
import recdenoiser.engine.autodiff.AttentionShape;
import recdenoiser.engine.autodiff.Ops;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Segments;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.autodiff.Variable;
import recdenoiser.engine.batch.BatchAssembler;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.gate.GateSettings.GateUse;
import recdenoiser.engine.optimise.OptimiserSettings;
import recdenoiser.engine.optimise.OptimiserSettings.AdamTables;
import recdenoiser.engine.optimise.OptimiserSettings.WeightDecay;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.plain.PlainKernels;
import recdenoiser.engine.tensor.simd.SimdKernels;

/**
 * Attention behind the gate, the loss of its labels and all gradients are what an independent
 * implementation computes from the formulas with automatic differentiation.
 */
class ContentGateGoldenTest {
  private static final int ITEMS = 10;
  private static final int WINDOW = 7;
  private static final int WIDTH = 4;
  private static final int GATE_WIDTH = 3;
  private static final double BETA1 = 0.9;
  private static final long SEED = 1;
  private static final int[][] OWN = {{3, 7, 1, 9}, {2, 5}, {8, 4, 6, 2, 1, 7, 3}};

  /** Of kernels in single precision, and of first moments, which are kept in it. */
  private static final double SINGLE = 1e-5;

  @ParameterizedTest
  @CsvSource({
    "causal, true, DOUBLE",
    "causal, false, DOUBLE",
    "bidirectional, true, DOUBLE",
    "bidirectional, false, DOUBLE",
    "causal, true, SINGLE",
    "causal, false, SINGLE",
    "bidirectional, true, SINGLE",
    "bidirectional, false, SINGLE"
  })
  void agreesWithAutomaticDifferentiation(String which, boolean renormalises, Precision precision)
      throws IOException {
    JsonNode golden = load().get(which);
    JsonNode expected = golden.get(renormalises ? "renormalised" : "plain");
    boolean causal = which.equals("causal");
    GateSettings settings =
        new GateSettings(GATE_WIDTH, 3, 0.01, 0.3, 1, 6, renormalises, GateUse.SOFT);
    RuleShape shape = new RuleShape(1, 1, WINDOW, causal);
    GateWeights weights = new GateWeights(settings, shape, WIDTH, ITEMS, precision);
    ContentGateTraining training =
        new ContentGateTraining(settings, shape, weights, new TrainingContext(SEED, optimiser()));
    write(weights.parameters().all(), golden);
    TokenBatch batch = new TokenBatch();
    training.assemble(own(causal)).layOut(batch, new int[OWN.length], 0, OWN.length, 1);
    sequencesAreThose(batch, training, golden);

    training.begin(batch, 1);
    training.beginShard(0);
    PassRule rule = training.passes().pass(0, 0);
    boolean isDouble = precision == Precision.DOUBLE;
    double tolerance = isDouble ? 1e-9 : SINGLE;
    Tape tape = new Tape(isDouble ? new PlainKernels() : new SimdKernels(), precision);
    tape.begin(0, Storage.of(precision, 1));
    List<Variable> inputs = new ArrayList<>();
    for (String name : List.of("items", "query", "key", "value")) {
      inputs.add(variable(tape, golden.get(name)));
    }
    Segments segments = batch.segments(0, OWN.length);
    rule.enter(tape, new SequenceInput(batch, segments, inputs.get(0)));
    Variable attended =
        Ops.attention(tape, inputs.get(1), inputs.get(2), inputs.get(3), segments)
            .attend(rule.block(0), new AttentionShape(1, causal, 0), 1);
    assertThat(attention(tape))
        .containsExactly(numbers(expected.get("attention")), within(tolerance));

    Ops.loss(tape, attended, matrix(precision, golden.get("cotangent")));
    tape.backward();
    JsonNode gradients = expected.get("gradients");
    String[] names = {"items", "query", "key", "value"};
    for (int i = 0; i < names.length; i++) {
      assertThat(inputs.get(i).gradient().toDoubles())
          .as(names[i])
          .containsExactly(numbers(gradients.get(names[i])), within(tolerance));
    }
    double loss = training.update(batch, 1, 1).values().iterator().next();
    assertThat(loss).isCloseTo(expected.get("labelLoss").doubleValue(), within(tolerance));
    assertThat(gradient(training)).containsExactly(ofWeights(gradients), within(SINGLE));
  }

  private static JsonNode load() throws IOException {
    try (InputStream in =
        ContentGateGoldenTest.class.getResourceAsStream("/golden/content-gate.json")) {
      return new ObjectMapper().readTree(in);
    }
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

  private static void write(List<Parameter> parameters, JsonNode golden) {
    String[] names = {"gateKey", "gateQuery", "bias", "distance", "item"};
    for (int i = 0; i < names.length; i++) {
      double[] values = numbers(golden.get(names[i]));
      parameters.get(i).value().write(0, values, 0, values.length);
    }
  }

  /** Sequences of three users; in a model that is not causal one item of each is masked. */
  private static BatchAssembler own(boolean causal) {
    return new BatchAssembler() {
      @Override
      public void layOut(TokenBatch batch, int[] users, int from, int to, long step) {
        batch.clear(OWN.length, OWN.length * WINDOW);
        for (int[] own : OWN) {
          int first = batch.append(own.length, WINDOW);
          System.arraycopy(own, 0, batch.items(), first, own.length);
          Arrays.fill(batch.positives(), first, first + own.length, causal ? ITEMS : 0);
          if (!causal) {
            int masked = first + own.length / 2;
            batch.positives()[masked] = batch.items()[masked];
            batch.items()[masked] = ITEMS + 1;
          }
        }
      }

      @Override
      public int predictions(TokenBatch batch) {
        return batch.tokens();
      }

      @Override
      public void fill(TokenBatch batch, int from, int to, long step) {}
    };
  }

  private static void sequencesAreThose(
      TokenBatch batch, ContentGateTraining training, JsonNode golden) {
    assertThat(Arrays.copyOf(batch.items(), batch.tokens())).isEqualTo(ints(golden.get("ids")));
    int[] inserted = new int[batch.tokens()];
    for (int t = 0; t < inserted.length; t++) {
      inserted[t] = training.isInserted(t) ? 1 : 0;
    }
    assertThat(inserted).isEqualTo(ints(golden.get("inserted")));
  }

  private static Variable variable(Tape tape, JsonNode rows) {
    Variable variable = tape.variable(rows.size(), WIDTH);
    double[] values = numbers(rows);
    variable.value().write(0, values, 0, values.length);
    return variable;
  }

  private static Matrix matrix(Precision precision, JsonNode rows) {
    Matrix matrix = Matrix.zeros(precision, rows.size(), WIDTH);
    double[] values = numbers(rows);
    matrix.write(0, values, 0, values.length);
    return matrix;
  }

  private static double[] attention(Tape tape) {
    List<Double> weights = new ArrayList<>();
    tape.visitAttention(
        block ->
            (sequence, head, query, m, keys, row) -> {
              for (int k = 0; k < keys; k++) {
                weights.add(row[k]);
              }
            });
    return weights.stream().mapToDouble(Double::doubleValue).toArray();
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

  private static double[] ofWeights(JsonNode gradients) {
    List<Double> all = new ArrayList<>();
    for (String name : List.of("gateKey", "gateQuery", "bias", "distance", "item")) {
      collect(gradients.get(name), all);
    }
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static int[] ints(JsonNode node) {
    return Arrays.stream(numbers(node)).mapToInt(number -> (int) number).toArray();
  }

  private static double[] numbers(JsonNode node) {
    List<Double> numbers = new ArrayList<>();
    collect(node, numbers);
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void collect(JsonNode node, List<Double> numbers) {
    if (node.isArray()) {
      node.forEach(child -> collect(child, numbers));
    } else {
      numbers.add(node.doubleValue());
    }
  }
}
