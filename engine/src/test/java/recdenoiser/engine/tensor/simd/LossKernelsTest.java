package recdenoiser.engine.tensor.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import recdenoiser.engine.tensor.Blas;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.Slice;
import recdenoiser.engine.tensor.kernel.LossKernels;
import recdenoiser.engine.tensor.kernel.OnlineSoftmax;
import recdenoiser.engine.tensor.plain.PlainLossKernels;

/**
 * The SIMD kernels of the losses against the plain ones on the same numbers in single precision,
 * and the plain ones against formulas written out.
 */
@Tag("kernels")
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
  @CsvSource({"1, 1, 1", "7, 6, 9", "130, 50, 3", "2, 16, 300"})
  void squaresOfDistances(int rows, int width, int others) {
    Matrix x = numbers.matrix(rows, width);
    Matrix y = numbers.matrix(others, width);
    Matrix fast = Matrix.zeros(Precision.SINGLE, rows, others);
    Matrix slow = Matrix.zeros(Precision.SINGLE, rows, others);

    simd.squaredDistances(x, y, fast);
    plain.squaredDistances(x, y, slow);

    Numbers.close("squares", fast, slow, CLOSE);
  }

  @Test
  void squaresOfDistancesByHand() {
    Matrix x = Matrix.zeros(Precision.DOUBLE, 2, 2);
    x.write(0, new double[] {1, 2, 0, -1}, 0, 4);
    Matrix squares = Matrix.zeros(Precision.DOUBLE, 2, 2);

    plain.squaredDistances(x, x, squares);

    assertThat(squares.toDoubles()).containsExactly(0, 10, 10, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, true, 1",
    "9, 6, false, 1",
    "5, 16, true, 30",
    "7, 50, true, 1",
    "3, 300, false, 30",
    "200, 256, true, 9"
  })
  void aSoftmaxInParts(int rows, int items, boolean withBias, double stretch) {
    Matrix bias = withBias ? numbers.matrix(1 + 3 * items, 1) : null;
    Parts fast = new Parts(rows);
    Parts slow = new Parts(rows);
    for (int part = 0; part < 3; part++) {
      int from = 4;
      Matrix scores = numbers.matrix(1, from + rows * items);
      new Blas().scale(scores, Math.pow(stretch, part));
      Matrix same = Numbers.copy(scores);

      boolean raised = fast.add(simd, scores, from, items, bias, 1 + part * items);

      assertThat(raised).isEqualTo(slow.add(plain, same, from, items, bias, 1 + part * items));
      Numbers.close("exponentials", scores, same, stretch * stretch * CLOSE);
      Numbers.close("bases", fast.bases(), slow.bases(), CLOSE);
      Numbers.close("factors", fast.factors(), slow.factors(), stretch * stretch * CLOSE);
      Numbers.close("sums", fast.sums(), slow.sums(), stretch * stretch * CLOSE);
    }
  }

  private static final class Parts {
    private final OnlineSoftmax softmax = new OnlineSoftmax();
    private final int rows;

    Parts(int rows) {
      this.rows = rows;
      softmax.room(AT + rows);
      softmax.begin(AT, AT + rows);
    }

    boolean add(LossKernels kernels, Matrix scores, int from, int items, Matrix bias, int first) {
      Slice part = new Slice().view(scores, from, rows, items, items);
      return kernels.softmaxPart(part, bias, first, softmax, AT);
    }

    double[] bases() {
      return IntStream.range(AT, AT + rows).mapToDouble(softmax::base).toArray();
    }

    double[] factors() {
      return IntStream.range(AT, AT + rows).mapToDouble(softmax::before).toArray();
    }

    double[] sums() {
      return IntStream.range(AT, AT + rows).mapToDouble(softmax::sum).toArray();
    }
  }

  /** Of one prediction, without parts. */
  private static OnlineSoftmax one() {
    OnlineSoftmax softmax = new OnlineSoftmax();
    softmax.room(1);
    softmax.begin(0, 1);
    return softmax;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void partsOfASoftmaxAddUpToTheWhole(boolean fast) {
    LossKernels kernels = fast ? simd : plain;
    Matrix scores = numbers.matrix(1, 90);
    double[] all = scores.toDoubles();
    OnlineSoftmax softmax = one();

    for (int from = 0; from < 90; from += 30) {
      kernels.softmaxPart(new Slice().view(scores, from, 1, 30, 30), null, 1, softmax, 0);
    }

    double logSum = Math.log(Arrays.stream(all).map(Math::exp).sum());
    assertThat(softmax.logSum(0)).isCloseTo(logSum, within(1e-6));
    assertThat(scores.toDoubles()[77] / softmax.sum(0))
        .isCloseTo(Math.exp(all[77] - logSum), within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theBaseIsRaisedOnlyByMuchGreaterScores(boolean fast) {
    LossKernels kernels = fast ? simd : plain;
    Matrix scores = Matrix.zeros(Precision.SINGLE, 1, 2);
    OnlineSoftmax softmax = one();
    double[] given = {-500, -481, 300, 700};
    boolean[] raises = {false, false, true, true};
    double[] bases = {-500, -500, 300, 700};
    for (int part = 0; part < given.length; part++) {
      scores.write(0, new double[] {given[part], given[part]}, 0, 2);

      boolean raised = kernels.softmaxPart(new Slice().view(scores), null, 1, softmax, 0);

      assertThat(raised).isEqualTo(raises[part]);
      assertThat(softmax.base(0)).isEqualTo(bases[part]);
    }

    assertThat(softmax.before(0)).isCloseTo(Math.exp(-400), within(1e-180));
    assertThat(softmax.sum(0)).isCloseTo(2, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsNotANumberStaysSo(boolean fast) {
    LossKernels kernels = fast ? simd : plain;
    for (float nan : new float[] {Float.NaN, Float.intBitsToFloat(0xffc00000)}) {
      Matrix scores = Matrix.zeros(Precision.SINGLE, 1, 20);
      scores.write(17, new float[] {nan}, 0, 1);
      OnlineSoftmax softmax = one();

      kernels.softmaxPart(new Slice().view(scores), null, 1, softmax, 0);

      assertThat(softmax.logSum(0)).isNaN();
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 6", "41, 50", "3, 300"})
  void rowsTimesNumbers(int rows, int width) {
    Matrix fast = numbers.matrix(rows, width);
    Matrix slow = Numbers.copy(fast);
    double[] factors = numbers.doubles(AT + rows);

    simd.scaleRows(fast, factors, AT);
    plain.scaleRows(slow, factors, AT);

    Numbers.close("rows", fast, slow, CLOSE);
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

  @ParameterizedTest
  @CsvSource({"1, 1, 0", "6, 9, 2", "5, 16, 16", "3, 300, 7", "2, 5, 30"})
  void howTargetsRank(int rows, int count, int absent) {
    Sampled fast = new Sampled(rows, count, true);
    for (int a = 0; a < Math.min(absent, rows * count); a++) {
      fast.negatives.write(a, new double[] {LossKernels.ABSENT}, 0, 1);
    }
    Sampled one = new Sampled(fast);
    Sampled two = new Sampled(fast);
    Sampled slow = new Sampled(fast);
    Sampled slower = new Sampled(fast);
    Sampled slowest = new Sampled(fast);

    simd.bpr(fast.positives, fast.negatives, AT, 0.25, fast.losses);
    plain.bpr(slow.positives, slow.negatives, AT, 0.25, slow.losses);
    simd.top1(one.positives, one.negatives, one.offsets, AT, 0.25, one.losses);
    plain.top1(slower.positives, slower.negatives, slower.offsets, AT, 0.25, slower.losses);
    simd.bprMax(two.positives, two.negatives, two.offsets, AT, 0.5, 0.25, two.losses);
    plain.bprMax(
        slowest.positives, slowest.negatives, slowest.offsets, AT, 0.5, 0.25, slowest.losses);

    fast.close(slow);
    one.close(slower, 1e-5);
    two.close(slowest, 1e-5);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void scoresThatAreFarApartRankWithFiniteLosses(boolean fast) {
    LossKernels kernels = fast ? simd : plain;
    double[] positives = {-60};
    double[] offsets = {0};
    Matrix negatives = Matrix.zeros(Precision.SINGLE, 1, 2);
    negatives.write(0, new double[] {400, -300}, 0, 2);
    double[] losses = new double[1];

    kernels.bprMax(positives, negatives, offsets, 0, 0, 1, losses);

    assertThat(losses[0]).isCloseTo(460, within(1e-3));
    assertThat(positives[0]).isCloseTo(-1, within(1e-6));
    assertThat(negatives.toDoubles()).containsExactly(new double[] {1, 0}, within(1e-6));
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
      close(expected, CLOSE);
    }

    void close(Sampled expected, double tolerance) {
      Numbers.close("losses", losses, expected.losses, tolerance);
      Numbers.close("positive slopes", positives, expected.positives, tolerance);
      Numbers.close("negative slopes", negatives, expected.negatives, tolerance);
      if (offsets != null) {
        Numbers.close("slopes of offsets", offsets, expected.offsets, tolerance);
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

  private static Matrix row(double... scores) {
    Matrix row = Matrix.zeros(Precision.DOUBLE, 1, scores.length);
    row.write(0, scores, 0, scores.length);
    return row;
  }

  /** σ(ln 3) = 3/4, σ(-ln 3) = 1/4. */
  @Test
  void bprByHand() {
    double[] positives = {0};
    Matrix negatives = row(Math.log(3), LossKernels.ABSENT, -Math.log(3));
    double[] losses = new double[1];

    plain.bpr(positives, negatives, 0, 2, losses);

    assertThat(losses[0]).isCloseTo((Math.log(4) + Math.log(4.0 / 3)) / 2, within(1e-12));
    assertThat(positives[0]).isCloseTo(-1, within(1e-12));
    assertThat(negatives.toDoubles()).containsExactly(new double[] {0.75, 0, 0.25}, within(1e-12));
  }

  /** σ(s⁻ - s⁺) = 3/4, 1/2 and σ((s⁻)²) = 3/4, 1/2 for s⁻ = √ln 3, 0. */
  @Test
  void top1ByHand() {
    double root = Math.sqrt(Math.log(3));
    double[] positives = {root - Math.log(3)};
    double[] offsets = {0};
    Matrix negatives = row(root, LossKernels.ABSENT);
    double[] losses = new double[1];

    plain.top1(positives, negatives, offsets, 0, 1, losses);

    assertThat(losses[0]).isCloseTo(1.5, within(1e-12));
    assertThat(positives[0]).isCloseTo(-3.0 / 16, within(1e-12));
    assertThat(negatives.toDoubles())
        .containsExactly(new double[] {3.0 / 16 + 2 * root * 3 / 16, 0}, within(1e-12));
    assertThat(offsets[0]).isCloseTo(2 * root * 3 / 16, within(1e-12));
    plain.top1(new double[] {0}, row(0, 0), new double[] {0}, 0, 1, losses);
    assertThat(losses[0]).isCloseTo(1, within(1e-12));
  }

  /** p = 3/4, 1/4 of s⁻ = ln 3, 0; s⁺ = 0 is above them with σ = 1/4, 1/2: Σ p σ = 5/16. */
  @Test
  void bprMaxByHand() {
    double[] positives = {0};
    double[] offsets = {0};
    double log = Math.log(3);
    Matrix negatives = row(log, 0, LossKernels.ABSENT);
    double[] losses = new double[1];

    plain.bprMax(positives, negatives, offsets, 0, 2, 1, losses);

    double squares = 0.75 * log * log;
    assertThat(losses[0]).isCloseTo(Math.log(16.0 / 5) + 2 * squares, within(1e-12));
    // -(3/4 · 3/16 + 1/4 · 1/4) / (5/16)
    assertThat(positives[0]).isCloseTo(-13.0 / 20, within(1e-12));
    double first = 0.75 - 0.6 / 4 + 2 * 0.75 * (2 * log + log * log - squares);
    double second = 0.25 - 0.4 / 2 + 2 * 0.25 * -squares;
    assertThat(negatives.toDoubles())
        .containsExactly(new double[] {first, second, 0}, within(1e-12));
    assertThat(offsets[0]).isCloseTo(2 * 2 * 0.75 * log, within(1e-12));
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
