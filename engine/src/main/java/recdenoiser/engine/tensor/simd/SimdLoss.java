package recdenoiser.engine.tensor.simd;

import static recdenoiser.engine.tensor.simd.Lanes.COUNT;
import static recdenoiser.engine.tensor.simd.Lanes.FLOATS;
import static recdenoiser.engine.tensor.simd.Lanes.load;

import jdk.incubator.vector.FloatVector;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.kernel.ItemPairs;
import recdenoiser.engine.tensor.kernel.Kernels;
import recdenoiser.engine.tensor.kernel.Logistic;

/** Cross-entropy of sampled items on vectors, see {@link Kernels#sampledCrossEntropy}. */
final class SimdLoss {
  private static final int TILE = 2048;

  private final float[] lanes = new float[TILE * COUNT];
  private final float[] positiveScores = new float[TILE + COUNT];
  private final float[] negativeScores = new float[TILE + COUNT];
  private final float[] given = new float[TILE];
  private final float[] positiveLosses = new float[TILE + COUNT];
  private final float[] negativeLosses = new float[TILE + COUNT];
  private float[] a = new float[TILE + COUNT];
  private float[] b = new float[TILE + COUNT];
  private float[] c = new float[TILE + COUNT];

  private int rowsPerTile(int width) {
    if (a.length < width + COUNT) {
      a = new float[width + COUNT];
      b = new float[width + COUNT];
      c = new float[width + COUNT];
    }
    return Math.max(1, TILE / width);
  }

  void sampledCrossEntropy(
      Matrix states,
      Matrix offsets,
      Matrix table,
      ItemPairs pairs,
      int from,
      double weight,
      Matrix stateGradient) {
    int d = states.width();
    int step = rowsPerTile(d);
    for (int t = 0; t < states.rows(); t += step) {
      int rows = Math.min(step, states.rows() - t);
      states.read(t * d, a, 0, rows * d);
      for (int r = 0; r < rows; r++) {
        int token = from + t + r;
        table.read(pairs.positive(token) * d, b, r * d, d);
        table.read(pairs.negative(token) * d, c, r * d, d);
      }
      dots(a, b, rows, d, lanes, -1, positiveScores);
      dots(a, c, rows, d, lanes, 1, negativeScores);
      if (offsets != null) {
        addOffsets(offsets, t, rows);
      }
      SimdSoftplus.apply(positiveScores, positiveLosses, rows);
      SimdSoftplus.apply(negativeScores, negativeLosses, rows);
      for (int r = 0; r < rows; r++) {
        int token = from + t + r;
        boolean counts = pairs.positive(token) != 0;
        double factor = counts ? weight : 0;
        double loss = counts ? (double) positiveLosses[r] + negativeLosses[r] : 0;
        double positiveSlope = -factor * Logistic.sigmoid(positiveScores[r]);
        double negativeSlope = factor * Logistic.sigmoid(negativeScores[r]);
        pairs.put(token, loss, positiveSlope, negativeSlope);
        if (stateGradient != null) {
          combine(b, (float) positiveSlope, c, (float) negativeSlope, a, r * d, d);
        }
      }
      if (stateGradient != null) {
        stateGradient.write(t * d, a, 0, rows * d);
      }
    }
  }

  private void addOffsets(Matrix offsets, int first, int rows) {
    offsets.read(first, given, 0, rows);
    for (int r = 0; r < rows; r++) {
      positiveScores[r] -= given[r];
      negativeScores[r] += given[r];
    }
  }

  private static void dots(
      float[] x, float[] y, int rows, int d, float[] lanes, float sign, float[] result) {
    int bound = FLOATS.loopBound(d);
    for (int r = 0; r < rows; r++) {
      dot(x, y, r * d, r * d + bound, lanes, r * COUNT);
    }
    for (int r = 0; r < rows; r++) {
      float total = Lanes.sum(lanes, r * COUNT);
      for (int i = r * d + bound; i < (r + 1) * d; i++) {
        total += x[i] * y[i];
      }
      result[r] = sign * total;
    }
  }

  private static void dot(float[] x, float[] y, int from, int to, float[] lanes, int at) {
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int i = from; i < to; i += COUNT) {
      sum = load(x, i).fma(load(y, i), sum);
    }
    sum.intoArray(lanes, at);
  }

  private static void combine(
      float[] x, float f, float[] y, float g, float[] out, int at, int count) {
    FloatVector factor = Lanes.vector(f);
    FloatVector other = Lanes.vector(g);
    int bound = FLOATS.loopBound(count);
    for (int i = at; i < at + bound; i += COUNT) {
      load(x, i).fma(factor, load(y, i).mul(other)).intoArray(out, i);
    }
    for (int i = at + bound; i < at + count; i++) {
      out[i] = x[i] * f + y[i] * g;
    }
  }
}
