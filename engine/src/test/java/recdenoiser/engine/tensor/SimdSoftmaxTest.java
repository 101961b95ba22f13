package recdenoiser.engine.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The softmax kernels on vectors against plain loops, over sequences of 1 to 200 tokens: all bands,
 * with and without mask and dropout. Within 2e-6 of the greatest number of a band.
 */
class SimdSoftmaxTest {
  private static final double CLOSE = 2e-6;
  private static final double SCALE = 0.3;
  private static final int SOMEWHERE = 16;

  private final Kernels simd = new SimdKernels();
  private final Kernels plain = new PlainKernels();

  record Case(int length, boolean causal, boolean masked, double dropout) {
    RowWeighting weighting() {
      RowWeighting weighting = new RowWeighting().clear(dropout, 77);
      weighting.mask(masked ? MASK : null);
      return weighting;
    }
  }

  static Stream<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (int length : new int[] {1, 2, 7, 15, 16, 17, 31, 33, 50, 64, 65, 100, 127, 200}) {
      for (double dropout : new double[] {0, 0.5}) {
        for (boolean masked : new boolean[] {false, true}) {
          cases.add(new Case(length, true, masked, dropout));
        }
      }
    }
    cases.add(new Case(20, false, true, 0.5));
    cases.add(new Case(90, false, false, 0));
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyBand(Case given) {
    for (int b = 0; b < ScoreTile.bands(given.length); b++) {
      ScoreTile tile = new ScoreTile().band(b, given.length, given.causal);
      Band fast = new Band(tile);
      Band slow = new Band(tile);
      fast.run(simd, tile, given.weighting());
      slow.run(plain, tile, given.weighting());
      fast.closeTo(slow);
      rowsSumToOne(tile, fast.p);
    }
  }

  private void rowsSumToOne(ScoreTile tile, Matrix p) {
    double[] values = p.toDoubles();
    for (int r = 0; r < tile.rows(); r++) {
      double sum = 0;
      for (int k = 0; k < tile.stride(); k++) {
        double value = values[SOMEWHERE + r * tile.stride() + k];
        sum += value;
        assertThat(k < tile.allowed(r) || value == 0).as("key %d of query %d", k, r).isTrue();
      }
      assertThat(Math.abs(sum - 1)).isLessThan(1e-6);
    }
  }

  /** All matrices that one band goes through, at an offset of their own. */
  private static final class Band {
    final Matrix scores;
    final Matrix scoresTangent;
    final Matrix p;
    final Matrix w;
    final Matrix wTangent;
    final Matrix gradient;
    final Matrix jointGradient;
    final Matrix tangentGradient;
    final Matrix reverseW;
    final Matrix jointW;
    final Matrix jointTangent;
    boolean weighted;

    Band(ScoreTile tile) {
      Numbers same = new Numbers(5 + tile.firstQuery());
      int size = tile.size() + SOMEWHERE;
      scores = same.matrix(1, size);
      scoresTangent = same.matrix(1, size);
      gradient = same.matrix(1, size);
      jointGradient = same.matrix(1, size);
      tangentGradient = same.matrix(1, size);
      p = Matrix.zeros(Precision.SINGLE, 1, size);
      w = Matrix.zeros(Precision.SINGLE, 1, size);
      wTangent = Matrix.zeros(Precision.SINGLE, 1, size);
      reverseW = Matrix.zeros(Precision.SINGLE, 1, size);
      jointW = Matrix.zeros(Precision.SINGLE, 1, size);
      jointTangent = Matrix.zeros(Precision.SINGLE, 1, size);
    }

    void run(Kernels kernels, ScoreTile tile, RowWeighting weighting) {
      int at = SOMEWHERE;
      weighted = !weighting.none();
      kernels.softmax(tile, SCALE, weighting, scores, at, p, at, w, at);
      kernels.softmaxTangent(tile, SCALE, weighting, p, at, scoresTangent, at, wTangent, at);
      kernels.softmaxReverse(tile, SCALE, weighting, p, at, gradient, at, reverseW, at);
      kernels.softmaxReverseWithTangent(
          tile,
          SCALE,
          weighting,
          p,
          at,
          scoresTangent,
          at,
          jointGradient,
          tangentGradient,
          at,
          jointW,
          jointTangent,
          at);
    }

    void closeTo(Band expected) {
      Numbers.close("probabilities", p, expected.p, CLOSE);
      Numbers.close("weights", w, expected.w, CLOSE);
      Numbers.close("tangent of the weights", wTangent, expected.wTangent, CLOSE);
      Numbers.close("gradient of the scores", gradient, expected.gradient, CLOSE);
      Numbers.close("gradient with tangents", jointGradient, expected.jointGradient, CLOSE);
      Numbers.close("gradient of the tangent", tangentGradient, expected.tangentGradient, CLOSE);
      Numbers.close("weights once more", reverseW, expected.reverseW, CLOSE);
      Numbers.close("weights with tangents", jointW, expected.jointW, CLOSE);
      Numbers.close("their tangents", jointTangent, expected.jointTangent, CLOSE);
      if (weighted) {
        assertThat(reverseW.toFloats()).isEqualTo(w.toFloats());
      }
    }
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
