package recdenoiser.engine.tensor.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.Slice;
import recdenoiser.engine.tensor.kernel.Kernels;
import recdenoiser.engine.tensor.kernel.RowGate;
import recdenoiser.engine.tensor.kernel.RowWeighting;
import recdenoiser.engine.tensor.kernel.ScoreTile;
import recdenoiser.engine.tensor.plain.PlainKernels;

/** Gates on vectors against plain loops, and both against what is written down. */
@Tag("kernels")
class SimdGatesTest {
  private static final double SCALE = 0.3;

  private final Kernels simd = new SimdKernels();
  private final Kernels plain = new PlainKernels();

  @ParameterizedTest
  @CsvSource({
    "2, true, true, 0",
    "7, true, true, 0.3",
    "16, true, false, 0",
    "33, false, true, 0.3",
    "50, true, true, 0.5",
    "65, false, false, 0.2",
    "130, true, true, 0"
  })
  void everyBand(int length, boolean causal, boolean renormalises, double dropout) {
    for (int b = 0; b < ScoreTile.bands(length, causal); b++) {
      ScoreTile tile = new ScoreTile().band(b, length, causal);
      Band fast = new Band(tile, length, renormalises, dropout);
      Band slow = new Band(tile, length, renormalises, dropout);
      fast.run(simd);
      slow.run(plain);
      Numbers.close("weights", fast.weights, slow.weights, 4e-6);
      Numbers.close("weights once more", fast.again, fast.weights, 0);
      Numbers.close("gradient of the scores", fast.gradient, slow.gradient, 8e-6);
      Numbers.close("gradient of ln g", fast.ofGates(), slow.ofGates(), 8e-6);
    }
  }

  private static final class Band {
    private final ScoreTile tile;
    private final int length;
    private final RowGate gate;
    private final RowWeighting weighting;
    private final Matrix scores;
    private final Matrix gradient;
    private final Matrix p;
    private final Matrix weights;
    private final Matrix again;

    Band(ScoreTile tile, int length, boolean renormalises, double dropout) {
      this.tile = tile;
      this.length = length;
      Numbers same = new Numbers(length);
      gate = new RowGate(Precision.SINGLE, renormalises);
      gate.begin(length * length, true);
      for (int i = 0; i < length * length; i++) {
        gate.set(i, same.random().nextDouble());
      }
      weighting = new RowWeighting().clear(dropout, 9);
      weighting.gate(gate.at(0, length));
      scores = same.matrix(1, tile.size());
      gradient = same.matrix(1, tile.size());
      p = Matrix.zeros(Precision.SINGLE, 1, tile.size());
      weights = Matrix.zeros(Precision.SINGLE, 1, tile.size());
      again = Matrix.zeros(Precision.SINGLE, 1, tile.size());
    }

    private Slice band(Matrix matrix) {
      return tile.slice(matrix, 0, new Slice());
    }

    void run(Kernels kernels) {
      kernels.softmax().forward(tile, SCALE, weighting, band(scores), band(p), band(weights));
      kernels.softmax().backward(tile, SCALE, weighting, band(p), band(gradient), band(again));
    }

    double[] ofGates() {
      double[] gradients = new double[length * length];
      Arrays.setAll(gradients, gate::gradient);
      return gradients;
    }
  }

  /** p = (1/4, 3/4), g = (1, 1/3): a = (1/4, 1/4) / (1/2 + ε). */
  @Test
  void aRowByHand() {
    for (Kernels kernels : new Kernels[] {simd, plain}) {
      RowGate gate = new RowGate(Precision.SINGLE, true);
      gate.begin(4, false);
      gate.set(2, 1);
      gate.set(3, 1 / 3.0);
      ScoreTile tile = new ScoreTile().band(0, 2, false);
      Matrix scores = Matrix.zeros(Precision.SINGLE, 1, tile.size());
      scores.add(tile.stride() + 1, Math.log(3));
      Matrix weights = Matrix.zeros(Precision.SINGLE, 1, tile.size());
      RowWeighting weighting = new RowWeighting().clear(0, 0);
      weighting.gate(gate.at(0, 2));
      kernels
          .softmax()
          .forward(
              tile,
              1,
              weighting,
              tile.slice(scores, 0, new Slice()),
              tile.slice(Matrix.zeros(Precision.SINGLE, 1, tile.size()), 0, new Slice()),
              tile.slice(weights, 0, new Slice()));
      assertThat(weights.get(tile.stride())).isCloseTo(0.25 / (0.5 + 1e-6), within(1e-7));
      assertThat(weights.get(tile.stride() + 1)).isCloseTo(0.25 / (0.5 + 1e-6), within(1e-7));
      assertThat(weights.get(0)).as("all gates of the first query are closed").isZero();
    }
  }

  @Test
  void gatesAndLabels() {
    int count = 37;
    double[] logits = new Numbers(4).doubles(count + 5);
    double[] labels = new double[count];
    double[] weights = new double[count];
    Arrays.setAll(labels, k -> k % 3 == 0 ? 0 : 1);
    Arrays.setAll(weights, k -> k % 5 == 0 ? 0 : 1 + k % 3);
    double[] fast = new double[count + 5];
    double[] slow = new double[count + 5];

    double loss = simd.gates().label(logits, 5, count, labels, weights, 0.2, fast);
    double expected = plain.gates().label(logits, 5, count, labels, weights, 0.2, slow);

    assertThat(loss).isCloseTo(expected, within(1e-5 * expected));
    Numbers.close("gradient", fast, slow, 1e-6);
    double byHand = 0;
    for (int k = 0; k < count; k++) {
      double open = 1 / (1 + Math.exp(-logits[5 + k]));
      byHand -= weights[k] * Math.log(labels[k] == 1 ? open : 1 - open);
    }
    assertThat(expected).isCloseTo(byHand, within(1e-9));
    RowGate gate = new RowGate(Precision.SINGLE, true);
    gate.begin(count + 5, false);
    simd.gates().open(logits, 5, count, 3, gate);
    for (int k = 5; k < count + 5; k++) {
      assertThat(gate.gate(k)).isCloseTo(1 / (1 + Math.exp(-3 * logits[k])), within(1e-6));
    }
  }
}
