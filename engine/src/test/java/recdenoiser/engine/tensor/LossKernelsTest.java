package recdenoiser.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The SIMD kernels of the losses against the plain ones on the same numbers in single precision,
 * and the plain ones against formulas written out.
 */
class LossKernelsTest {
  private static final double CLOSE = 1e-6;
  private static final int AT = 3;

  private final LossKernels simd = new SimdLossKernels();
  private final LossKernels plain = new PlainLossKernels();
  private final Numbers numbers = new Numbers(2);

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 6", "41, 50", "33, 64", "3, 300"})
  void innerProductsAndSumsOfRows(int rows, int width) {
    Matrix x = numbers.matrix(rows, width);
    Matrix y = numbers.matrix(rows, width);
    double[] fast = numbers.doubles(AT + rows);
    double[] slow = fast.clone();

    simd.innerProducts(x, y, fast, AT);
    plain.innerProducts(x, y, slow, AT);

    Numbers.close("products", fast, slow, CLOSE);
    Matrix fastSum = Numbers.copy(x);
    Matrix slowSum = Numbers.copy(x);
    simd.combineRows(fastSum, slow, y, fast, AT);
    plain.combineRows(slowSum, slow, y, fast, AT);
    Numbers.close("sums", fastSum, slowSum, CLOSE);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, true", "9, 6, false", "5, 16, true", "7, 50, true", "3, 300, false"})
  void aSoftmaxInParts(int rows, int items, boolean withBias) {
    Matrix bias = withBias ? numbers.matrix(1 + 3 * items, 1) : null;
    Parts fast = new Parts(rows);
    Parts slow = new Parts(rows);
    for (int part = 0; part < 3; part++) {
      Matrix scores = numbers.matrix(rows, items);
      Matrix same = Numbers.copy(scores);

      simd.softmaxPart(scores, bias, 1 + part * items, fast.most, fast.sums, AT, fast.weighted);
      plain.softmaxPart(same, bias, 1 + part * items, slow.most, slow.sums, AT, slow.weighted);

      Numbers.close("exponentials", scores, same, CLOSE);
      assertThat(Arrays.copyOfRange(fast.most, AT, AT + rows))
          .containsExactly(Arrays.copyOfRange(slow.most, AT, AT + rows), within(1e-6));
      Numbers.close("sums", fast.sums, slow.sums, CLOSE);
      Numbers.close("weighted rows", fast.weighted, slow.weighted, CLOSE);
    }
  }

  private static final class Parts {
    final double[] most;
    final double[] sums;
    final Matrix weighted;

    Parts(int rows) {
      most = new double[AT + rows];
      Arrays.fill(most, AT, AT + rows, Double.NEGATIVE_INFINITY);
      sums = new double[AT + rows];
      weighted = Matrix.zeros(Precision.SINGLE, rows, 5);
      float[] one = new float[weighted.size()];
      Arrays.fill(one, 1);
      weighted.write(0, one, 0, one.length);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void partsOfASoftmaxAddUpToTheWhole(boolean fast) {
    LossKernels kernels = fast ? simd : plain;
    Matrix scores = numbers.matrix(1, 90);
    double[] all = scores.toDoubles();
    double[] most = {Double.NEGATIVE_INFINITY};
    double[] sums = {0};

    for (int from = 0; from < 90; from += 30) {
      Matrix part = Matrix.zeros(Precision.SINGLE, 1, 30);
      part.write(0, all, from, 30);
      kernels.softmaxPart(part, null, 1, most, sums, 0, null);
    }

    double logSum = Math.log(Arrays.stream(all).map(Math::exp).sum());
    assertThat(most[0] + Math.log(sums[0])).isCloseTo(logSum, within(1e-6));
    kernels.probabilities(scores, null, 1, new double[90], 0, 0.5);
    assertThat(scores.toDoubles()[7]).isCloseTo(0.5 * Math.exp(all[7]), within(1e-6));
  }

  @Test
  void greatScoresDoNotOverflow() {
    Matrix scores = Matrix.zeros(Precision.SINGLE, 1, 2);
    double[] most = {Double.NEGATIVE_INFINITY};
    double[] sums = {0};
    for (double score : new double[] {-500, 300, 700}) {
      scores.write(0, new double[] {score, score}, 0, 2);
      simd.softmaxPart(scores, null, 1, most, sums, 0, null);
    }

    assertThat(most[0]).isEqualTo(700);
    assertThat(sums[0]).isCloseTo(2, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({"1, 1, true", "6, 9, false", "16, 5, true", "40, 70, true"})
  void probabilities(int items, int tokens, boolean withBias) {
    Matrix bias = withBias ? numbers.matrix(5 + items, 1) : null;
    Matrix fast = numbers.matrix(items, tokens);
    Matrix slow = Numbers.copy(fast);
    double[] logSums = numbers.doubles(AT + tokens);

    simd.probabilities(fast, bias, 5, logSums, AT, 0.25);
    plain.probabilities(slow, bias, 5, logSums, AT, 0.25);

    Numbers.close("probabilities", fast, slow, CLOSE);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, true", "6, 9, false", "5, 16, true", "3, 300, false"})
  void binary(int rows, int count, boolean withOffsets) {
    Sampled fast = new Sampled(rows, count, withOffsets);
    Sampled slow = new Sampled(fast);

    simd.binary(fast.positives, fast.negatives, fast.offsets, AT, 0.3, 0.25, fast.losses);
    plain.binary(slow.positives, slow.negatives, slow.offsets, AT, 0.3, 0.25, slow.losses);

    fast.close(slow);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "6, 9", "5, 16", "3, 300"})
  void sampledSoftmax(int rows, int count) {
    Sampled fast = new Sampled(rows, count, false);
    Sampled slow = new Sampled(fast);

    simd.sampledSoftmax(fast.positives, fast.negatives, AT, 0.25, fast.losses);
    plain.sampledSoftmax(slow.positives, slow.negatives, AT, 0.25, slow.losses);

    fast.close(slow);
  }

  private final class Sampled {
    final double[] positives;
    final Matrix negatives;
    final double[] offsets;
    final double[] losses;

    Sampled(int rows, int count, boolean withOffsets) {
      positives = numbers.doubles(AT + rows);
      negatives = numbers.matrix(rows, count);
      offsets = withOffsets ? numbers.doubles(AT + rows) : null;
      losses = new double[AT + rows];
    }

    Sampled(Sampled other) {
      positives = other.positives.clone();
      negatives = Numbers.copy(other.negatives);
      offsets = other.offsets == null ? null : other.offsets.clone();
      losses = other.losses.clone();
    }

    void close(Sampled expected) {
      Numbers.close("losses", losses, expected.losses, CLOSE);
      Numbers.close("positive slopes", positives, expected.positives, CLOSE);
      Numbers.close("negative slopes", negatives, expected.negatives, CLOSE);
      if (offsets != null) {
        Numbers.close("slopes of offsets", offsets, expected.offsets, CLOSE);
      }
    }
  }

  @Test
  void binaryByHand() {
    double[] positives = {1};
    Matrix negatives = Matrix.zeros(Precision.DOUBLE, 1, 2);
    negatives.write(0, new double[] {-1, 0.5}, 0, 2);
    double[] losses = new double[1];

    plain.binary(positives, negatives, null, 0, 0.5, 2, losses);

    double expected =
        0.5 * Math.log(1 + Math.exp(-1)) + Math.log(1 + Math.exp(-1)) + Math.log(1 + Math.exp(0.5));
    assertThat(losses[0]).isCloseTo(expected, within(1e-12));
    assertThat(positives[0]).isCloseTo(-2 * 0.5 / (1 + Math.E), within(1e-12));
    assertThat(negatives.toDoubles())
        .containsExactly(new double[] {2 / (1 + Math.E), 2 / (1 + Math.exp(-0.5))}, within(1e-12));
  }

  @Test
  void sampledSoftmaxByHand() {
    double[] positives = {Math.log(2)};
    Matrix negatives = Matrix.zeros(Precision.DOUBLE, 1, 2);
    negatives.write(0, new double[] {0, Math.log(5)}, 0, 2);
    double[] losses = new double[1];

    plain.sampledSoftmax(positives, negatives, 0, 1, losses);

    assertThat(losses[0]).isCloseTo(Math.log(4), within(1e-12));
    assertThat(positives[0]).isCloseTo(-0.75, within(1e-12));
    assertThat(negatives.toDoubles()).containsExactly(new double[] {0.125, 0.625}, within(1e-12));
  }
}
