package recdenoiser.engine.tensor.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.Slice;
import recdenoiser.engine.tensor.kernel.Kernels;
import recdenoiser.engine.tensor.kernel.RowMask;
import recdenoiser.engine.tensor.kernel.RowWeighting;
import recdenoiser.engine.tensor.kernel.ScoreTile;
import recdenoiser.engine.tensor.plain.PlainKernels;

/**
 * The softmax and entmax kernels on vectors against plain loops, over sequences of 1 to 200 tokens:
 * all bands, with and without pattern, mask and dropout. Numbers are compared as shares of the
 * greatest of a band.
 */
@Tag("kernels")
class SimdSoftmaxTest {
  private static final double SCALE = 0.3;

  private final Kernels simd = new SimdKernels();
  private final Kernels plain = new PlainKernels();

  /**
   * @param spread deviation of the scores before they are scaled
   */
  record Case(
      double alpha,
      int length,
      boolean causal,
      boolean patterned,
      boolean masked,
      double dropout,
      double spread) {
    RowWeighting weighting() {
      RowWeighting weighting = new RowWeighting().clear(dropout, 77);
      weighting.mask(masked ? MASK : null);
      weighting.alpha(alpha, true);
      if (patterned) {
        weighting.pattern(pattern(length), length, 0);
      }
      return weighting;
    }

    /** In powers 1/(α-1) errors of rounding grow. */
    double closeness() {
      return alpha == 1 || alpha >= 1.33 ? 4e-6 : 1.5e-6 / (alpha - 1);
    }
  }

  static Stream<Case> softmax() {
    return cases(1, IntStream.of(1, 2, 7, 15, 16, 17, 31, 33, 50, 64, 65, 100, 127, 200).toArray());
  }

  static Stream<Case> entmax() {
    int[] lengths = IntStream.concat(IntStream.rangeClosed(1, 70), IntStream.of(200)).toArray();
    return Stream.of(1.01, 1.1, 1.33, 1.5, 1.75, 2.0).flatMap(alpha -> cases(alpha, lengths));
  }

  private static Stream<Case> cases(double alpha, int[] lengths) {
    List<Case> cases = new ArrayList<>();
    for (int length : lengths) {
      boolean odd = length % 2 == 1;
      cases.add(new Case(alpha, length, true, false, false, 0, 1));
      cases.add(new Case(alpha, length, true, odd, true, 0, 5));
      cases.add(new Case(alpha, length, true, !odd, false, 0.5, 20));
      cases.add(new Case(alpha, length, true, false, true, 0.5, 3));
      cases.add(new Case(alpha, length, false, odd, false, 0, 3));
      cases.add(new Case(alpha, length, false, false, true, 0.5, 0.1));
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource({"softmax", "entmax"})
  void everyBand(Case given) {
    for (int b = 0; b < ScoreTile.bands(given.length, given.causal); b++) {
      ScoreTile tile = new ScoreTile().band(b, given.length, given.causal);
      ScoreBand fast = new ScoreBand(tile, SCALE, given.spread);
      ScoreBand slow = new ScoreBand(tile, SCALE, given.spread);
      fast.forward(simd, given.weighting());
      slow.forward(plain, given.weighting());
      fast.sameWeights(slow, given.closeness());
      rowsSumToOne(given.weighting(), tile, fast);
      if (given.alpha > 1) {
        sameSupport(given.alpha, tile, fast, slow);
      }
      slow.takeWeights(fast);
      RowWeighting fastAlpha = given.weighting();
      RowWeighting slowAlpha = given.weighting();
      fast.backward(simd, fastAlpha);
      slow.backward(plain, slowAlpha);
      fast.sameBackward(slow, given.closeness());
      sameAlphaGradient(given, fastAlpha, slowAlpha, tile);
    }
  }

  /** Cancels to two powers of α - 1. */
  private static void sameAlphaGradient(
      Case given, RowWeighting fast, RowWeighting slow, ScoreTile tile) {
    double above = given.alpha - 1;
    double rounding = given.alpha == 1 ? 0 : 2e-6 * tile.rows() / (above * above);
    assertThat(fast.alphaGradient())
        .isCloseTo(slow.alphaGradient(), within(rounding + 1e-4 * Math.abs(slow.alphaGradient())));
  }

  /** Rows sum to one over what is open; what is closed has no weight. */
  private static void rowsSumToOne(RowWeighting weighting, ScoreTile tile, ScoreBand band) {
    for (int r = 0; r < tile.rows(); r++) {
      double[] row = band.probabilities(r);
      double sum = 0;
      for (int k = 0; k < row.length; k++) {
        boolean closed = k >= tile.allowed(r) || !weighting.open(tile.query(r), k);
        if (closed ? row[k] != 0 : !(row[k] >= 0)) {
          fail("Key %d of query %d, %s, weighs %s.", k, r, closed ? "closed" : "open", row[k]);
        }
        sum += row[k];
      }
      assertThat(sum).as("sum of row %d", r).isCloseTo(1, within(1e-6));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0x7fc00000, 0xffc00000})
  void aRowWithAScoreThatIsNoNumberHasNoWeights(int bits) {
    ScoreTile tile = new ScoreTile().band(0, 20, false);
    Matrix scores = new Numbers(3).matrix(20, tile.stride());
    scores.write(4 * tile.stride() + 7, new float[] {Float.intBitsToFloat(bits)}, 0, 1);
    Matrix weights = Matrix.zeros(Precision.SINGLE, 20, tile.stride());
    RowWeighting plainSoftmax = new RowWeighting().clear(0, 0);

    Slice band = tile.slice(weights, 0, new Slice());
    simd.softmax()
        .forward(tile, SCALE, plainSoftmax, tile.slice(scores, 0, new Slice()), band, band);

    float[] all = weights.toFloats();
    for (int r = 0; r < 20; r++) {
      for (int k = 0; k < 20; k++) {
        assertThat(Float.isNaN(all[r * tile.stride() + k])).isEqualTo(r == 4);
      }
    }
  }

  /**
   * A key is off the support exactly where its score is below the threshold; on the edge of the
   * support rounding decides.
   */
  private static void sameSupport(double alpha, ScoreTile tile, ScoreBand fast, ScoreBand slow) {
    for (int r = 0; r < tile.rows(); r++) {
      double[] actual = fast.probabilities(r);
      double[] expected = slow.probabilities(r);
      for (int k = 0; k < actual.length; k++) {
        boolean differs = (actual[k] == 0) != (expected[k] == 0);
        if (differs && Math.max(actual[k], expected[k]) > edge(alpha)) {
          fail("Key %d of query %d weighs %s, not %s.", k, r, actual[k], expected[k]);
        }
      }
    }
  }

  private static double edge(double alpha) {
    return Math.pow(1e-6, 1 / (alpha - 1));
  }

  /** Every query sees itself and half of the others. */
  private static float[] pattern(int length) {
    float[] table = new float[length * length + RowWeighting.PATTERN_MARGIN];
    for (int q = 0; q < length; q++) {
      for (int k = 0; k < length; k++) {
        table[q * length + k] = q == k || (q * 7 + k * 5) % 11 < 5 ? 1 : 0;
      }
    }
    return table;
  }

  /** Two thirds of the connections are open, the others closed. */
  private static final RowMask MASK =
      new RowMask() {
        @Override
        public void apply(int query, int keys, float[] row, int at) {
          for (int k = 0; k < keys; k++) {
            row[at + k] *= (float) connection(query, k);
          }
        }

        @Override
        public void apply(int query, int keys, double[] row, int at) {
          for (int k = 0; k < keys; k++) {
            row[at + k] *= connection(query, k);
          }
        }

        private double connection(int query, int key) {
          return (query + 2 * key) % 3 == 0 ? 0 : 1;
        }
      };
}
