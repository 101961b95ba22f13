package recdenoiser.engine.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.plain.PlainKernels;
import recdenoiser.engine.tensor.simd.KernelChoice;

/**
 * Gated recurrent units over sequences of several lengths: their states against a loop over one
 * token after another and against ND4J's cell, their gradients against finite differences.
 */
class GruTest {
  private static final int IN = 3;
  private static final int H = 4;
  private static final int NOTHING = 2;

  /** Of lengths 2, 5, 0, 1, 5, 3. */
  private static final Segments SEGMENTS = new Segments(new int[] {0, 2, 7, 7, 8, 13, 16}, 0, 6);

  @Property
  void everyStepHasTheLeadingSequencesOfTheStepBefore(
      @ForAll @Size(max = 12) List<@IntRange(max = 9) Integer> lengths) {
    int count = lengths.size();
    int[] offsets = new int[count + 1];
    for (int s = 0; s < count; s++) {
      offsets[s + 1] = offsets[s] + lengths.get(s);
    }
    StepOrder order = StepOrder.of(new Segments(offsets, 0, count));

    assertThat(order.size()).isEqualTo(offsets[count]);
    for (int step = 0; step < order.steps(); step++) {
      for (int i = 0; i < order.active(step); i++) {
        int row = order.start(step) + i;
        int token = order.tokens()[row];
        assertThat(order.rows()[token]).isEqualTo(row);
        if (step == 0) {
          assertThat(offsets).contains(token);
        } else {
          assertThat(order.tokens()[order.start(step - 1) + i]).isEqualTo(token - 1);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"false, 0", "true, 0", "false, 0.4", "true, 0.4"})
  void gradientsThroughAllSteps(boolean resetAfter, double rate) {
    OperationCheck check = new OperationCheck(21, 5).input(SEGMENTS.tokens(), IN);
    Parameter input = check.weight("input.weight", IN, 3 * H);
    Parameter inputBias = check.weight("input.bias", 1, 3 * H);
    Parameter recurrent = check.weight("recurrent.weight", H, 3 * H);
    Parameter bias = resetAfter ? check.weight("recurrent.bias", 1, H) : null;
    StepOrder order = StepOrder.of(SEGMENTS);

    check.valuesAgree(
        (tape, in) -> {
          Variable x = Ops.byStep(tape, in.get(0), order);
          Variable gates = Ops.linear(tape, x, input, inputBias);
          Variable states =
              Ops.gru(tape, gates, recurrent, bias, order, 0, new Dropout(rate, 1234));
          return Ops.byToken(tape, states, order, null);
        });
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void gradientsOfTwoLayersOfWhichSomeStatesAreWanted(boolean resetAfter) {
    OperationCheck check = new OperationCheck(22).input(SEGMENTS.tokens(), 3 * H);
    Parameter first = check.weight("first.weight", H, 3 * H);
    Parameter input = check.weight("input.weight", H, 3 * H);
    Parameter inputBias = check.weight("input.bias", 1, 3 * H);
    Parameter second = check.weight("second.weight", H, 3 * H);
    Parameter bias = resetAfter ? check.weight("second.bias", 1, H) : null;
    StepOrder order = StepOrder.of(SEGMENTS);
    Rows wanted = new Rows(new int[] {99, 1, 4, 6, 15}, 1, 4);

    check.valuesAgree(
        (tape, in) -> {
          Variable gates = Ops.byStep(tape, in.get(0), order);
          Variable below = Ops.gru(tape, gates, first, null, order, 0, Dropout.NONE);
          Variable above = Ops.linear(tape, below, input, inputBias);
          Variable states = Ops.gru(tape, above, second, bias, order, 0, Dropout.NONE);
          return Ops.byToken(tape, states, order, wanted);
        });
  }

  /** Weights, biases and inputs of a layer, and its states one token after another. */
  private static final class WrittenOut {
    final double[][] gates;
    final double[][] u;
    final double[] bias;

    WrittenOut(int tokens, boolean resetAfter, Random random) {
      gates = numbers(tokens, random);
      u = numbers(H, random);
      bias = resetAfter ? random.doubles(H, -1, 1).toArray() : null;
    }

    private static double[][] numbers(int rows, Random random) {
      double[][] numbers = new double[rows][];
      for (int r = 0; r < rows; r++) {
        numbers[r] = random.doubles(3 * H, -1, 1).toArray();
      }
      return numbers;
    }

    private double product(double[] h, int column) {
      double sum = 0;
      for (int i = 0; i < H; i++) {
        sum += h[i] * u[i][column];
      }
      return sum;
    }

    double[] step(double[] h, int token) {
      double[] a = gates[token];
      double[] reset = new double[H];
      double[] resetState = new double[H];
      for (int i = 0; i < H; i++) {
        reset[i] = 1 / (1 + Math.exp(-a[i] - product(h, i)));
        resetState[i] = reset[i] * h[i];
      }
      double[] next = new double[H];
      for (int i = 0; i < H; i++) {
        double z = 1 / (1 + Math.exp(-a[H + i] - product(h, H + i)));
        double recurrent =
            bias == null
                ? product(resetState, 2 * H + i)
                : reset[i] * (product(h, 2 * H + i) + bias[i]);
        next[i] = (1 - z) * h[i] + z * Math.tanh(a[2 * H + i] + recurrent);
      }
      return next;
    }

    double[] states() {
      double[] all = new double[gates.length * H];
      for (int s = SEGMENTS.from(); s < SEGMENTS.to(); s++) {
        double[] h = new double[H];
        for (int t = SEGMENTS.row(s); t < SEGMENTS.row(s) + SEGMENTS.length(s); t++) {
          h = step(h, t);
          System.arraycopy(h, 0, all, t * H, H);
        }
      }
      return all;
    }
  }

  /** The operation with the same numbers. */
  private static final class Layer {
    final Parameters parameters = new Parameters();
    final Parameter weight = parameters.declare("recurrent.weight", H, 3 * H);
    final Parameter bias;
    final StepOrder order = StepOrder.of(SEGMENTS);
    final Tape tape;
    final Storage gradients;
    final WrittenOut written;
    Variable gates;

    Layer(WrittenOut written, Precision precision) {
      this.written = written;
      bias = written.bias == null ? null : parameters.declare("recurrent.bias", 1, H);
      parameters.allocate(precision);
      write(weight.value(), written.u);
      if (bias != null) {
        bias.value().write(0, written.bias, 0, H);
      }
      tape =
          new Tape(
              precision == Precision.DOUBLE ? new PlainKernels() : KernelChoice.create(precision),
              precision);
      gradients = Storage.of(precision, parameters.size());
    }

    static void write(Matrix matrix, double[][] rows) {
      for (int r = 0; r < rows.length; r++) {
        matrix.write(r * matrix.width(), rows[r], 0, matrix.width());
      }
    }

    Variable states(int truncation) {
      gradients.array().assign(0);
      tape.begin(0, gradients);
      gates = tape.variable(SEGMENTS.tokens(), 3 * H);
      write(gates.value, written.gates);
      Variable ordered = Ops.byStep(tape, gates, order);
      Variable states = Ops.gru(tape, ordered, weight, bias, order, truncation, Dropout.NONE);
      return Ops.byToken(tape, states, order, null);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "false, DOUBLE, 1e-14",
    "true, DOUBLE, 1e-14",
    "false, SINGLE, 1e-6",
    "true, SINGLE, 1e-6"
  })
  void statesAreThoseOfALoopOverTokens(boolean resetAfter, Precision precision, double close) {
    WrittenOut written = new WrittenOut(SEGMENTS.tokens(), resetAfter, new Random(3));

    double[] states = new Layer(written, precision).states(0).value().toDoubles();

    assertThat(states).containsExactly(written.states(), within(close));
  }

  /** ND4J's cell: the reset gate before the product, u the share of the old state. */
  @Test
  void statesAreThoseOfNd4jsCell() {
    WrittenOut written = new WrittenOut(SEGMENTS.tokens(), false, new Random(4));
    double[] states = new Layer(written, Precision.DOUBLE).states(0).value().toDoubles();

    for (int s = SEGMENTS.from(); s < SEGMENTS.to(); s++) {
      INDArray h = Nd4j.zeros(DataType.DOUBLE, 2, H);
      for (int t = SEGMENTS.row(s); t < SEGMENTS.row(s) + SEGMENTS.length(s); t++) {
        h = nd4jStep(written, h, t);
        for (int i = 0; i < H; i++) {
          assertThat(states[t * H + i]).isCloseTo(h.getDouble(0, i), within(1e-12));
        }
      }
    }
  }

  /**
   * The sums of the inputs go in as biases, of an input of nothing; two rows, since ND4J refuses
   * vectors.
   */
  private static INDArray nd4jStep(WrittenOut written, INDArray h, int token) {
    INDArray both = Nd4j.zeros(DataType.DOUBLE, NOTHING + H, 2 * H);
    INDArray candidate = Nd4j.zeros(DataType.DOUBLE, NOTHING + H, H);
    INDArray bothBias = Nd4j.zeros(DataType.DOUBLE, 2 * H);
    INDArray candidateBias = Nd4j.zeros(DataType.DOUBLE, H);
    for (int j = 0; j < H; j++) {
      for (int i = 0; i < H; i++) {
        both.putScalar(NOTHING + i, j, written.u[i][j]);
        both.putScalar(NOTHING + i, H + j, -written.u[i][H + j]);
        candidate.putScalar(NOTHING + i, j, written.u[i][2 * H + j]);
      }
      bothBias.putScalar(j, written.gates[token][j]);
      bothBias.putScalar(H + j, -written.gates[token][H + j]);
      candidateBias.putScalar(j, written.gates[token][2 * H + j]);
    }
    INDArray x = Nd4j.zeros(DataType.DOUBLE, 2, NOTHING);
    return Nd4j.exec(
        DynamicCustomOp.builder("gruCell")
            .addInputs(x, h, both, candidate, bothBias, candidateBias)
            .build())[3];
  }

  /** Cut before every second step: the gradient of inputs is that of stretches of their own. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theGradientEndsWhereItIsCutThoughTheStateGoesOn(boolean resetAfter) {
    int cut = 2;
    WrittenOut written = new WrittenOut(SEGMENTS.tokens(), resetAfter, new Random(5));
    double[] weights = new Random(6).doubles((long) SEGMENTS.tokens() * H, -1, 1).toArray();
    Layer layer = new Layer(written, Precision.DOUBLE);

    Variable states = layer.states(cut);
    assertThat(states.value().toDoubles()).containsExactly(written.states(), within(1e-14));
    Matrix gradient = Matrix.zeros(Precision.DOUBLE, SEGMENTS.tokens(), H);
    gradient.write(0, weights, 0, weights.length);
    Ops.loss(layer.tape, states, gradient);
    layer.tape.backward();

    double[] carried = written.states();
    GradientCheck.agrees(
        "inputs",
        numbers(written),
        layer.gates.gradient().toDoubles(),
        () -> stretches(written, carried, weights, cut));
    GradientCheck.agrees(
        "U",
        weightsOf(written),
        layer.tape.gradientOf(layer.weight).toDoubles(),
        () -> stretches(written, carried, weights, cut));
  }

  /** Σ c·h, where every stretch of steps starts from the state that was carried to it. */
  private static double stretches(
      WrittenOut written, double[] carried, double[] weights, int stretch) {
    double sum = 0;
    for (int s = SEGMENTS.from(); s < SEGMENTS.to(); s++) {
      double[] h = new double[H];
      for (int step = 0; step < SEGMENTS.length(s); step++) {
        int t = SEGMENTS.row(s) + step;
        if (step > 0 && step % stretch == 0) {
          System.arraycopy(carried, (t - 1) * H, h, 0, H);
        }
        h = written.step(h, t);
        for (int i = 0; i < H; i++) {
          sum += weights[t * H + i] * h[i];
        }
      }
    }
    return sum;
  }

  private static GradientCheck.Numbers numbers(WrittenOut written) {
    return ofRows(written.gates);
  }

  private static GradientCheck.Numbers weightsOf(WrittenOut written) {
    return ofRows(written.u);
  }

  private static GradientCheck.Numbers ofRows(double[][] rows) {
    return new GradientCheck.Numbers() {
      @Override
      public double get(int index) {
        return rows[index / (3 * H)][index % (3 * H)];
      }

      @Override
      public void set(int index, double value) {
        rows[index / (3 * H)][index % (3 * H)] = value;
      }
    };
  }
}
