package recdenoiser.engine.tensor.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.kernel.EmbeddingInput;
import recdenoiser.engine.tensor.kernel.ItemPairs;
import recdenoiser.engine.tensor.kernel.Kernels;
import recdenoiser.engine.tensor.plain.PlainKernels;

/**
 * The SIMD kernels that work on rows of activations against the plain ones, on the same numbers in
 * single precision.
 *
 * <p>Tolerance: {@link #CLOSE} of the greatest number, five units in its last place of 24 bits.
 */
@Tag("kernels")
class SimdRowsTest {
  private static final double CLOSE = 3e-7;

  private final Kernels simd = new SimdKernels();
  private final Kernels plain = new PlainKernels();
  private final Numbers numbers = new Numbers(1);

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 6", "41, 50", "33, 64", "45, 100", "3, 2500"})
  void repeatRow(int rows, int width) {
    Matrix row = numbers.matrix(1, width);
    Matrix fast = numbers.matrix(rows, width);
    Matrix slow = numbers.matrix(rows, width);

    simd.repeatRow(row, fast);
    plain.repeatRow(row, slow);

    assertThat(fast.toFloats()).isEqualTo(slow.toFloats());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 0",
    "1, 1, 0.5",
    "7, 6, 0",
    "7, 6, 0.5",
    "41, 50, 0",
    "41, 50, 0.5",
    "33, 64, 0.5",
    "45, 100, 0.5",
    "3, 2500, 0.5"
  })
  void dropoutInAllItsForms(int rows, int width, double rate) {
    Matrix x = numbers.matrix(rows, width);
    Matrix addend = numbers.matrix(rows, width);
    long key = Draws.key(3, Draws.Purpose.OUTPUT_DROPOUT, 8);

    Matrix fast = numbers.matrix(rows, width);
    Matrix slow = numbers.matrix(rows, width);
    simd.dropout().apply(x, rate, key, 13, null, fast);
    plain.dropout().apply(x, rate, key, 13, null, slow);
    sameNumbersDropped(fast, slow);
    Numbers.close("dropout", fast, slow, CLOSE);

    simd.dropout().apply(x, rate, key, 13, addend, fast);
    plain.dropout().apply(x, rate, key, 13, addend, slow);
    Numbers.close("dropout and sum", fast, slow, CLOSE);

    Matrix fastRelu = Numbers.copy(x);
    Matrix slowRelu = Numbers.copy(x);
    simd.dropout().relu(fastRelu, rate, key, 13);
    plain.dropout().relu(slowRelu, rate, key, 13);
    sameNumbersDropped(fastRelu, slowRelu);
    Numbers.close("ReLU", fastRelu, slowRelu, CLOSE);

    Matrix fastGradient = Numbers.copy(addend);
    Matrix slowGradient = Numbers.copy(addend);
    simd.dropout().reluLinear(fastRelu, rate, fastGradient);
    plain.dropout().reluLinear(slowRelu, rate, slowGradient);
    sameNumbersDropped(fastGradient, slowGradient);
    Numbers.close("gradient of ReLU", fastGradient, slowGradient, CLOSE);
  }

  private static void sameNumbersDropped(Matrix fast, Matrix slow) {
    float[] f = fast.toFloats();
    float[] s = slow.toFloats();
    for (int i = 0; i < f.length; i++) {
      assertThat(f[i] == 0).as("number %d is dropped", i).isEqualTo(s[i] == 0);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 0.9})
  void dropoutKeepsItsShareAndTheMean(double rate) {
    Matrix x = Matrix.zeros(Precision.SINGLE, 1000, 200);
    float[] ones = new float[x.size()];
    Arrays.fill(ones, 1);
    x.write(0, ones, 0, ones.length);

    simd.dropout().apply(x, rate, Draws.key(9, Draws.Purpose.INPUT_DROPOUT, 1), 0, null, x);

    double[] result = x.toDoubles();
    double kept = Arrays.stream(result).filter(v -> v != 0).count() / (double) result.length;
    double error = Math.sqrt(rate * (1 - rate) / result.length);
    assertThat(kept).isCloseTo(1 - rate, within(4 * error));
    assertThat(Arrays.stream(result).average().orElseThrow())
        .isCloseTo(1, within(4 * error / (1 - rate)));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 6, 0, true",
    "9, 1, 0.5, true",
    "77, 50, 0, true",
    "77, 50, 0.5, false",
    "77, 64, 0.5, true",
    "33, 100, 0, false"
  })
  void embed(int tokens, int width, double rate, boolean withPositions) {
    Matrix table = numbers.matrix(20, width);
    Matrix positions = withPositions ? numbers.matrix(12, width) : null;
    int from = 5;
    int[] items = numbers.random().ints(from + tokens, 0, 20).toArray();
    int[] slots = numbers.random().ints(from + tokens, 0, 12).toArray();
    Matrix fast = numbers.matrix(tokens, width);
    Matrix slow = numbers.matrix(tokens, width);

    EmbeddingInput input =
        new EmbeddingInput()
            .rows(table, items, Math.sqrt(width))
            .positions(positions, slots)
            .dropout(rate, 99);
    simd.embed(input, from, fast);
    plain.embed(input, from, slow);

    sameNumbersDropped(fast, slow);
    Numbers.close("embedding", fast, slow, CLOSE);
  }

  @ParameterizedTest
  @CsvSource({"1, 6", "9, 1", "77, 50", "33, 3000"})
  void gatheredRowsAreThoseOfTheTable(int tokens, int width) {
    Matrix table = numbers.matrix(20, width);
    int from = 5;
    int[] ids = numbers.random().ints(from + tokens, 0, 20).toArray();
    float[] expected = new float[tokens * width];
    for (int t = 0; t < tokens; t++) {
      table.read(ids[from + t] * width, expected, t * width, width);
    }

    for (Kernels kernels : List.of(simd, plain)) {
      Matrix out = numbers.matrix(tokens, width);
      kernels.gather(table, ids, from, out);
      assertThat(out.toFloats()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1, true", "9, 6, false", "77, 50, true", "35, 64, false", "23, 100, true"})
  void sampledCrossEntropy(int tokens, int width, boolean withOffsets) {
    Matrix states = numbers.matrix(tokens, width);
    Matrix offsets = withOffsets ? numbers.matrix(tokens, 1) : null;
    Matrix table = numbers.matrix(20, width);
    int from = 4;
    int[] positives = numbers.random().ints(from + tokens, 0, 20).toArray();
    int[] negatives = numbers.random().ints(from + tokens, 1, 20).toArray();
    positives[from] = 0;
    Entropy fast = new Entropy(from + tokens, numbers.matrix(tokens, width));
    Entropy slow = new Entropy(from + tokens, numbers.matrix(tokens, width));

    fast.compute(simd, states, offsets, table, positives, negatives, from);
    slow.compute(plain, states, offsets, table, positives, negatives, from);

    // inner products of 100 numbers cancel: more than the last bits of the result are at stake
    Numbers.close("losses", fast.losses, slow.losses, 1e-6);
    Numbers.close("positive slopes", fast.positive, slow.positive, 1e-6);
    Numbers.close("negative slopes", fast.negative, slow.negative, 1e-6);
    Numbers.close("gradient", fast.gradient, slow.gradient, 1e-6);
    assertThat(fast.losses[from]).as("loss of a token that predicts nothing").isZero();
    assertThat(fast.positive[from]).isZero();
    assertThat(fast.negative[from]).isZero();
  }

  @Test
  void sampledCrossEntropyWithoutGradientLeavesTheStatesAlone() {
    Matrix states = numbers.matrix(5, 6);
    float[] before = states.toFloats();
    Matrix table = numbers.matrix(20, 6);
    int[] items = {1, 2, 3, 4, 5};
    double[] losses = new double[5];

    ItemPairs pairs =
        new ItemPairs().items(items, items).results(losses, new double[5], new double[5]);
    simd.sampledCrossEntropy(states, null, table, pairs, 0, 1, null);

    assertThat(states.toFloats()).isEqualTo(before);
    assertThat(losses).doesNotContain(0);
  }

  private static final class Entropy {
    final double[] losses;
    final double[] positive;
    final double[] negative;
    final Matrix gradient;

    Entropy(int tokens, Matrix gradient) {
      losses = new double[tokens];
      positive = new double[tokens];
      negative = new double[tokens];
      this.gradient = gradient;
    }

    void compute(
        Kernels kernels,
        Matrix states,
        Matrix offsets,
        Matrix table,
        int[] positives,
        int[] negatives,
        int from) {
      ItemPairs pairs =
          new ItemPairs().items(positives, negatives).results(losses, positive, negative);
      kernels.sampledCrossEntropy(states, offsets, table, pairs, from, 0.25, gradient);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "9, 6", "77, 50", "65, 64", "23, 100"})
  void gaussianNoiseAndSquaredNorm(int rows, int width) {
    Matrix fast = numbers.matrix(rows, width);
    Matrix slow = numbers.matrix(rows, width);

    simd.gaussian(1234567890123L, 17, fast);
    plain.gaussian(1234567890123L, 17, slow);

    Numbers.close("noise", fast, slow, 1e-6);
    assertThat(simd.squaredNorm(slow)).isCloseTo(plain.squaredNorm(slow), withinShare(slow));
  }

  private org.assertj.core.data.Offset<Double> withinShare(Matrix x) {
    return within(1e-6 * plain.squaredNorm(x));
  }

  @Test
  void gaussianNoiseHasMeanZeroAndVarianceOne() {
    Matrix noise = Matrix.zeros(Precision.SINGLE, 4000, 100);

    simd.gaussian(Draws.key(4, Draws.Purpose.JACOBIAN, 2), 0, noise);

    double[] x = noise.toDoubles();
    double mean = Arrays.stream(x).average().orElseThrow();
    double variance = Arrays.stream(x).map(v -> v * v).average().orElseThrow();
    double fourth = Arrays.stream(x).map(v -> v * v * v * v).average().orElseThrow();
    double neighbours =
        IntStream.range(1, x.length).mapToDouble(i -> x[i] * x[i - 1]).average().orElseThrow();
    double error = 1 / Math.sqrt(x.length);
    assertThat(mean).isCloseTo(0, within(4 * error));
    assertThat(variance).isCloseTo(1, within(4 * Math.sqrt(2) * error));
    assertThat(fourth).isCloseTo(3, within(4 * Math.sqrt(96) * error));
    assertThat(neighbours).as("covariance of neighbours").isCloseTo(0, within(4 * error));
  }
}
