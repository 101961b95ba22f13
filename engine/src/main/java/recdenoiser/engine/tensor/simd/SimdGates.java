package recdenoiser.engine.tensor.simd;

import static recdenoiser.engine.tensor.simd.Lanes.COUNT;
import static recdenoiser.engine.tensor.simd.Lanes.load;
import static recdenoiser.engine.tensor.simd.Lanes.vector;

import jdk.incubator.vector.FloatVector;
import recdenoiser.engine.tensor.kernel.GateKernels;
import recdenoiser.engine.tensor.kernel.RowGate;
import recdenoiser.engine.tensor.kernel.ScoreTile;

/** Gates on vectors of floats: what they are made of, and what they do to weights. */
final class SimdGates implements GateKernels {
  private static final RowLoop SIGMOIDS = SimdGates::sigmoids;

  private float[] x = new float[0];
  private float[] sigmoid = new float[0];
  private float[] softplus = new float[0];
  private float[] lanes = new float[0];
  private float[] means = new float[0];
  private float[] sums = new float[0];

  @Override
  public void open(double[] logits, int from, int count, double sharpness, RowGate gate) {
    read(logits, from, count);
    RowLoop.run(SIGMOIDS, x, 0, up(count), (float) sharpness, sigmoid);
    System.arraycopy(sigmoid, 0, gate.floats(), from, count);
  }

  private static int up(int count) {
    return SimdSoftmaxTile.up(count);
  }

  private void read(double[] logits, int from, int count) {
    if (x.length < up(count)) {
      x = new float[up(count)];
      sigmoid = new float[up(count)];
      softplus = new float[up(count)];
    }
    for (int i = 0; i < count; i++) {
      x[i] = (float) logits[from + i];
    }
  }

  private static void sigmoids(float[] x, int from, int count, float factor, float[] out) {
    FloatVector factors = vector(factor);
    for (int i = 0; i < count; i += COUNT) {
      Lanes.sigmoid(load(x, from + i).mul(factors)).intoArray(out, i);
    }
  }

  @Override
  public double label(
      double[] logits,
      int from,
      int count,
      double[] labels,
      double[] weights,
      double factor,
      double[] gradient) {
    read(logits, from, count);
    RowLoop.run(SIGMOIDS, x, 0, up(count), 1, sigmoid);
    SimdSoftplus.apply(x, softplus, up(count));
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += weights[k] * (softplus[k] - labels[k] * x[k]);
    }
    for (int k = 0; k < count; k++) {
      gradient[from + k] += factor * weights[k] * (sigmoid[k] - labels[k]);
    }
    return sum;
  }

  private void room(int rows) {
    if (means.length < rows) {
      means = new float[rows];
      sums = new float[rows];
      lanes = new float[2 * rows * COUNT];
    }
  }

  /** p becomes a. */
  void apply(ScoreTile tile, RowGate gate, float[] p) {
    room(tile.rows);
    float[] gates = gate.floats();
    for (int r = 0; r < tile.rows; r++) {
      int row = r * tile.stride;
      multiply(p, row, up(tile.allowed(r)), gates, gate.at(tile.query(r)), lanes, r * COUNT);
    }
    for (int r = 0; gate.renormalises() && r < tile.rows; r++) {
      float factor = 1 / (Lanes.sum(lanes, r * COUNT) + (float) RowGate.EPSILON);
      scale(p, r * tile.stride, up(tile.allowed(r)), factor);
    }
  }

  private static void multiply(
      float[] p, int row, int keys, float[] gates, int at, float[] lanes, int lane) {
    FloatVector sum = FloatVector.zero(Lanes.FLOATS);
    for (int k = 0; k < keys; k += COUNT) {
      FloatVector a = load(p, row + k).mul(load(gates, at + k));
      sum = sum.add(a);
      a.intoArray(p, row + k);
    }
    sum.intoArray(lanes, lane);
  }

  private static void scale(float[] a, int row, int keys, float factor) {
    FloatVector factors = vector(factor);
    for (int k = 0; k < keys; k += COUNT) {
      load(a, row + k).mul(factors).intoArray(a, row + k);
    }
  }

  /**
   * The gradient g of a becomes that of the unscaled scores, see the plain loops for why.
   *
   * @param p and {@code a} are 0 behind the keys, and g is a number
   */
  void backward(ScoreTile tile, RowGate gate, float[] p, float[] a, float[] g, float scale) {
    room(tile.rows);
    int second = tile.rows * COUNT;
    for (int r = 0; r < tile.rows; r++) {
      int row = r * tile.stride;
      totals(a, g, row, up(tile.allowed(r)), lanes, r * COUNT, second + r * COUNT);
    }
    for (int r = 0; r < tile.rows; r++) {
      means[r] = Lanes.sum(lanes, r * COUNT);
      sums[r] = Lanes.sum(lanes, second + r * COUNT);
    }
    for (int r = 0; r < tile.rows; r++) {
      float shift = gate.renormalises() ? means[r] : 0;
      float rest = gate.renormalises() ? means[r] * (1 - sums[r]) : means[r];
      int keys = up(tile.allowed(r));
      int row = r * tile.stride;
      ofLogs(a, g, row, keys, shift);
      if (gate.learns()) {
        add(g, row, keys, gate.floatGradient(), gate.at(tile.query(r)));
      }
      ofScores(p, g, row, keys, rest, scale);
    }
  }

  private static void totals(
      float[] a, float[] g, int row, int keys, float[] lanes, int means, int sums) {
    FloatVector mean = FloatVector.zero(Lanes.FLOATS);
    FloatVector sum = FloatVector.zero(Lanes.FLOATS);
    for (int k = 0; k < keys; k += COUNT) {
      FloatVector weight = load(a, row + k);
      mean = weight.fma(load(g, row + k), mean);
      sum = sum.add(weight);
    }
    mean.intoArray(lanes, means);
    sum.intoArray(lanes, sums);
  }

  private static void ofLogs(float[] a, float[] g, int row, int keys, float shift) {
    FloatVector shifts = vector(shift);
    for (int k = 0; k < keys; k += COUNT) {
      load(g, row + k).sub(shifts).mul(load(a, row + k)).intoArray(g, row + k);
    }
  }

  private static void add(float[] g, int row, int keys, float[] gradient, int at) {
    for (int k = 0; k < keys; k += COUNT) {
      load(gradient, at + k).add(load(g, row + k)).intoArray(gradient, at + k);
    }
  }

  private static void ofScores(float[] p, float[] g, int row, int keys, float rest, float scale) {
    FloatVector rests = vector(rest);
    FloatVector factor = vector(scale);
    for (int k = 0; k < keys; k += COUNT) {
      load(g, row + k).sub(load(p, row + k).mul(rests)).mul(factor).intoArray(g, row + k);
    }
  }
}
