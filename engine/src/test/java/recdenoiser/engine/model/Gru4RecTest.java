package recdenoiser.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.attention.AttentionRule;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.model.Gru4RecSettings.ResetGate;
import recdenoiser.engine.model.ModelSettings.Layout;
import recdenoiser.engine.model.ModelSettings.Positions;
import recdenoiser.engine.model.Pass.StepDraws;
import recdenoiser.engine.recommend.GateTrace;
import recdenoiser.engine.recommend.NetworkRecommender;
import recdenoiser.engine.recommend.Recommender;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.plain.PlainKernels;

/** GRU4Rec against the same written out as loops, one item of one history after another. */
class Gru4RecTest {
  private static final int ITEMS = 9;
  private static final int WINDOW = 6;
  private static final int[][] HISTORIES = {{3, 1, 4, 1, 5}, {9}, {2, 6, 5, 3, 5, 8, 9, 7}, {1, 2}};

  private static Network network(String model, boolean shared, Gru4RecSettings own) {
    Network network =
        TestModels.network(
            TestModels.groups(settings(model, shared), own), ITEMS, 1, Precision.SINGLE, 5);
    Random random = new Random(8);
    network.parameters().all().forEach(parameter -> fill(parameter.value(), 0, random));
    network.tables().forEach(table -> fill(table.values(), table.width(), random));
    return network;
  }

  private static void fill(Matrix matrix, int from, Random random) {
    double[] numbers = random.doubles(matrix.size() - from, -1, 1).toArray();
    matrix.write(from, numbers, 0, numbers.length);
  }

  private static ModelSettings settings(String model, boolean shared) {
    return new ModelSettings(
        model, Layout.ORIGINAL, WINDOW, 5, 2, 1, shared, Positions.SLOT, true, 0.3, 1);
  }

  private static PackedHistories packed(int[]... histories) {
    int[] offsets = new int[histories.length + 1];
    for (int h = 0; h < histories.length; h++) {
      offsets[h + 1] = offsets[h] + histories[h].length;
    }
    int[] items = Stream.of(histories).flatMapToInt(java.util.Arrays::stream).toArray();
    int[] users = new int[histories.length];
    return new PackedHistories(items, offsets, histories.length, users, new long[items.length]);
  }

  /** The network as loops over doubles. */
  private static final class WrittenOut {
    private final Map<String, float[]> weights;
    private final Gru4RecSettings own;
    private final int h;

    WrittenOut(Network network, Gru4RecSettings own) {
      this.own = own;
      h = own.hiddenWidth();
      weights =
          network.parameters().all().stream()
              .collect(Collectors.toMap(Parameter::name, p -> p.value().toFloats()));
      network.tables().forEach(table -> weights.put(table.name(), table.values().toFloats()));
    }

    private float[] weight(String name) {
      return weights.get(name);
    }

    private double[] row(String table, int item) {
      float[] all = weight(table);
      int width = all.length / (ITEMS + 1);
      double[] row = new double[width];
      for (int i = 0; i < width; i++) {
        row[i] = all[item * width + i];
      }
      return row;
    }

    /** xW, column {@code j} of a weight {@code columns} wide. */
    private static double product(double[] x, float[] w, int columns, int j) {
      double sum = 0;
      for (int i = 0; i < x.length; i++) {
        sum += x[i] * w[i * columns + j];
      }
      return sum;
    }

    private static double sigmoid(double x) {
      return 1 / (1 + Math.exp(-x));
    }

    private double[] step(int layer, double[] x, double[] state) {
      String name = "gru." + layer;
      float[] input = weight(name + ".input.weight");
      float[] inputBias = weight(name + ".input.bias");
      float[] u = weight(name + ".recurrent.weight");
      float[] bias = weight(name + ".recurrent.bias");
      double[] a = new double[3 * h];
      for (int j = 0; j < a.length; j++) {
        a[j] = (input == null ? x[j] : product(x, input, 3 * h, j)) + inputBias[j];
      }
      double[] reset = new double[h];
      for (int i = 0; i < h; i++) {
        reset[i] = sigmoid(a[i] + product(state, u, 3 * h, i));
      }
      double[] resetState = new double[h];
      for (int i = 0; i < h; i++) {
        resetState[i] = reset[i] * state[i];
      }
      double[] next = new double[h];
      for (int i = 0; i < h; i++) {
        double z = sigmoid(a[h + i] + product(state, u, 3 * h, h + i));
        double recurrent =
            own.resetGate() == ResetGate.BEFORE_PRODUCT
                ? product(resetState, u, 3 * h, 2 * h + i)
                : reset[i] * (product(state, u, 3 * h, 2 * h + i) + bias[i]);
        next[i] = (1 - z) * state[i] + z * Math.tanh(a[2 * h + i] + recurrent);
      }
      return next;
    }

    double[][] states(int... history) {
      double[][] layers = new double[own.hiddenLayers()][h];
      for (int a = Math.max(0, history.length - WINDOW); a < history.length; a++) {
        double[] x = row("item_embedding", history[a]);
        for (int l = 0; l < layers.length; l++) {
          layers[l] = step(l, x, layers[l]);
          x = layers[l];
        }
      }
      return layers;
    }

    double score(double[] state, int item) {
      boolean separate = weights.containsKey("output_embedding");
      double[] y = row(separate ? "output_embedding" : "item_embedding", item);
      double sum = weight("output_bias")[item];
      for (int i = 0; i < h; i++) {
        sum += state[i] * y[i];
      }
      return sum;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GRU4REC, true, true, 1, BEFORE_PRODUCT",
    "GRU4REC, true, false, 2, AFTER_PRODUCT",
    "GRU4REC_PLUS, true, true, 3, BEFORE_PRODUCT",
    "GRU4REC_PLUS, true, true, 1, AFTER_PRODUCT",
    "GRU4REC_PLUS, false, true, 2, AFTER_PRODUCT"
  })
  void scoresAreThoseOfLoopsOverItems(
      String model, boolean shared, boolean oneHot, int layers, ResetGate resetGate) {
    Gru4RecSettings own = new Gru4RecSettings(4, layers, 0.5, oneHot, resetGate, 2);
    Network network = network(model, shared, own);
    WrittenOut written = new WrittenOut(network, own);
    float[] scores = new float[HISTORIES.length * (ITEMS + 1)];

    new NetworkRecommender(network, AttentionRule.SOFTMAX, null).score(packed(HISTORIES), scores);

    for (int s = 0; s < HISTORIES.length; s++) {
      double[] state = written.states(HISTORIES[s])[layers - 1];
      for (int item = 1; item <= ITEMS; item++) {
        assertThat((double) scores[s * (ITEMS + 1) + item])
            .as("history %d, item %d", s, item)
            .isCloseTo(written.score(state, item), within(2e-6));
      }
    }
  }

  /** Input and output items of GRU4Rec are apart whatever the settings of others say. */
  @Test
  void onlyTheNewerVersionSharesItsItems() {
    Gru4RecSettings own = Gru4RecSettings.DEFAULTS;

    assertThat(network(Gru4RecKind.ID, true, own).tables()).hasSize(3);
    assertThat(network(Gru4RecPlusKind.ID, true, own).tables())
        .extracting(table -> table.name())
        .containsExactly("item_embedding", "output_bias");
  }

  @ParameterizedTest
  @CsvSource({"BEFORE_PRODUCT", "AFTER_PRODUCT"})
  void gatesAndStatesOfAHistoryCanBeLookedAt(ResetGate resetGate) {
    Gru4RecSettings own = new Gru4RecSettings(4, 2, 0, true, resetGate, 0);
    Network network = network(Gru4RecKind.ID, true, own);
    WrittenOut written = new WrittenOut(network, own);
    Recommender recommender = new NetworkRecommender(network, AttentionRule.SOFTMAX, null);

    GateTrace trace = recommender.gates().orElseThrow().of(packed(HISTORIES[0]));

    assertThat(trace.tokens()).isEqualTo(5);
    for (int l = 0; l < 2; l++) {
      GateTrace.Layer layer = trace.layers().get(l);
      double[] before = new double[4];
      for (int t = 0; t < 5; t++) {
        double[] state = written.states(java.util.Arrays.copyOf(HISTORIES[0], t + 1))[l];
        double change = 0;
        for (int i = 0; i < 4; i++) {
          assertThat((double) layer.states()[t * 4 + i]).isCloseTo(state[i], within(1e-6));
          change += Math.pow(state[i] - before[i], 2);
        }
        assertThat(layer.change(t)).isCloseTo(Math.sqrt(change), within(1e-6));
        assertThat(layer.meanUpdate(t)).isBetween(0.0, 1.0);
        before = state;
      }
    }
    float[] first = trace.layers().get(0).reset();
    double[] row = written.row("item_embedding", 3);
    float[] bias = written.weight("gru.0.input.bias");
    double mean = 0;
    for (int i = 0; i < 4; i++) {
      double reset = WrittenOut.sigmoid(row[i] + bias[i]);
      assertThat((double) first[i]).isCloseTo(reset, within(1e-6));
      mean += reset / 4;
    }
    assertThat(trace.layers().get(0).meanReset(0)).isCloseTo(mean, within(1e-6));
  }

  @Test
  void aModelWithAttentionHasNoGates() {
    Network network = TestModels.sasRec(settings(SasRecKind.ID, true), ITEMS, Precision.SINGLE, 1);

    assertThat(new NetworkRecommender(network, AttentionRule.SOFTMAX, null).gates()).isEmpty();
  }

  /** As the authors draw them: every gate's weights by themselves. */
  @Test
  void firstWeightsAreWithinTheBoundsOfEachGate() {
    Gru4RecSettings own = new Gru4RecSettings(20, 1, 0, true, ResetGate.BEFORE_PRODUCT, 0);
    Network network =
        TestModels.network(
            TestModels.groups(settings(Gru4RecKind.ID, true), own), ITEMS, 1, Precision.SINGLE, 1);

    assertThat(greatest(network.parameters().all().get(1).value()))
        .isBetween(0.95 * Math.sqrt(6.0 / 40), Math.sqrt(6.0 / 40));
    assertThat(greatest(network.tables().get(0).values()))
        .isBetween(0.95 * Math.sqrt(6.0 / 30), Math.sqrt(6.0 / 30));
  }

  private static double greatest(Matrix matrix) {
    double greatest = 0;
    for (double number : matrix.toDoubles()) {
      greatest = Math.max(greatest, Math.abs(number));
    }
    return greatest;
  }

  /** What is dropped of a state is missing in the next step, too. */
  @Test
  void dropoutGoesOnWithTheState() {
    Gru4RecSettings own = new Gru4RecSettings(4, 1, 0.5, true, ResetGate.BEFORE_PRODUCT, 0);
    Network network = network(Gru4RecKind.ID, true, own);
    WrittenOut written = new WrittenOut(network, own);
    TokenBatch batch = new TokenBatch();
    batch.clear(1, 3);
    batch.append(3, WINDOW);
    System.arraycopy(new int[] {3, 1, 4}, 0, batch.items(), 0, 3);
    Tape tape = new Tape(new PlainKernels(), Precision.SINGLE);
    tape.begin(0, null);

    double[] states =
        network
            .encode(
                Pass.training(
                    tape,
                    batch,
                    batch.segments(0, 1),
                    AttentionRule.SOFTMAX.inference(),
                    new StepDraws(2, 1)))
            .states()
            .value()
            .toDoubles();

    double[] carried = new double[4];
    int dropped = 0;
    for (int t = 0; t < 3; t++) {
      double[] full = written.step(0, written.row("item_embedding", batch.items()[t]), carried);
      for (int i = 0; i < 4; i++) {
        carried[i] = states[t * 4 + i];
        dropped += carried[i] == 0 ? 1 : 0;
        assertThat(carried[i]).isCloseTo(carried[i] == 0 ? 0 : 2 * full[i], within(1e-6));
      }
    }
    assertThat(dropped).isBetween(1, 11);
  }
}
