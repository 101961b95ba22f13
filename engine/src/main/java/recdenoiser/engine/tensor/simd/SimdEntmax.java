package recdenoiser.engine.tensor.simd;

import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.MAX;
import static recdenoiser.engine.tensor.simd.Lanes.COUNT;
import static recdenoiser.engine.tensor.simd.Lanes.FLOATS;
import static recdenoiser.engine.tensor.simd.Lanes.NOTHING;
import static recdenoiser.engine.tensor.simd.Lanes.ONE;
import static recdenoiser.engine.tensor.simd.Lanes.ZERO;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * α-entmax of rows on vectors: p = [v - t]₊^k with k = 1/(α-1), v = 1 - (α-1) (max x - x) and the
 * threshold t in [0, 1) at which Σp = 1.
 *
 * <p>t comes from Newton's method on the k-norm ‖[v - t]₊‖ₖ = 1 rather than on Σp = 1. Norms are
 * convex, this one falls with t, and at t = 0 it is at least 1, since max v is: from there every
 * step ends before the root or on it. A norm is also nearly linear in t, so three to five steps do.
 *
 * <p>Whole vectors are worked on: what lies behind the last key must be very small. Loops here call
 * nothing but the Vector API, which the compiler puts together whatever the size, unlike methods of
 * ours.
 */
final class SimdEntmax {
  /** Rows whose weights sum to 1 within this, divided by α - 1, are good enough to normalise. */
  private static final float CLOSE = 2e-6f;

  private static final int MOST_STEPS = 40;

  private final RowLoop logarithms = SimdPowers::logarithms;
  private final RowLoop exponentials = SimdPowers::exponentials;
  private final RowLoop general = this::general;
  private final float[] sums = new float[COUNT];
  private final float[] slopes = new float[COUNT];
  private float[] p = new float[0];
  private float total;
  private float slope;

  /** {@code x} becomes p; {@code keys} is a multiple of the vector length. */
  void apply(float[] x, int row, int keys, float scale, double alpha) {
    if (p.length < keys) {
      p = new float[keys];
    }
    shift(x, row, keys, (float) (alpha - 1) * scale);
    solve(x, row, keys, alpha);
    normalise(p, x, row, keys, 1 / total);
  }

  private static void shift(float[] x, int row, int keys, float factor) {
    FloatVector max = FloatVector.fromArray(FLOATS, x, row);
    for (int k = COUNT; k < keys; k += COUNT) {
      max = max.max(FloatVector.fromArray(FLOATS, x, row + k));
    }
    FloatVector most = FloatVector.broadcast(FLOATS, max.reduceLanes(MAX));
    FloatVector factors = FloatVector.broadcast(FLOATS, factor);
    for (int k = 0; k < keys; k += COUNT) {
      FloatVector below = FloatVector.fromArray(FLOATS, x, row + k).sub(most);
      below.fma(factors, ONE).intoArray(x, row + k);
    }
  }

  /** Leaves powers at the threshold in {@code p}, and their sum. */
  private void solve(float[] v, int row, int keys, double alpha) {
    float close = CLOSE / (float) (alpha - 1);
    float t = 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      powers(v, row, keys, t, alpha);
      float next = t + newton(alpha);
      if (total <= 1 + close || !(next > t)) {
        break;
      }
      t = next;
    }
  }

  /**
   * The step towards norm 1: with F = Σp and D = Σ p/(v-t), the norm is F^(α-1) and falls with
   * F^(α-2) D.
   */
  private float newton(double alpha) {
    double norm = alpha == 1.5 ? Math.sqrt(total) : Math.exp((alpha - 1) * Math.log(total));
    return (float) (total * (1 - 1 / norm) / slope);
  }

  /** p, F and D. */
  private void powers(float[] v, int row, int keys, float t, double alpha) {
    if (alpha == 2) {
      linear(v, row, keys, t);
    } else if (alpha == 1.5) {
      squares(v, row, keys, t);
    } else {
      RowLoop.run(logarithms, v, row, keys, t, p);
      RowLoop.run(exponentials, p, 0, keys, (float) (1 / (alpha - 1) - 1), p);
      RowLoop.run(general, v, row, keys, t, p);
    }
  }

  private void linear(float[] v, int row, int keys, float t) {
    FloatVector threshold = FloatVector.broadcast(FLOATS, t);
    FloatVector sum = FloatVector.zero(FLOATS);
    FloatVector support = FloatVector.zero(FLOATS);
    for (int k = 0; k < keys; k += COUNT) {
      FloatVector y = FloatVector.fromArray(FLOATS, v, row + k).sub(threshold).max(ZERO);
      IntVector positive = NOTHING.sub(y.reinterpretAsInts()).lanewise(ASHR, 31);
      y.intoArray(p, k);
      sum = sum.add(y);
      support = support.add(ONE.reinterpretAsInts().lanewise(AND, positive).reinterpretAsFloats());
    }
    sum.intoArray(sums, 0);
    support.intoArray(slopes, 0);
    total = Lanes.sum(sums, 0);
    slope = Lanes.sum(slopes, 0);
  }

  private void squares(float[] v, int row, int keys, float t) {
    FloatVector threshold = FloatVector.broadcast(FLOATS, t);
    FloatVector sum = FloatVector.zero(FLOATS);
    FloatVector roots = FloatVector.zero(FLOATS);
    for (int k = 0; k < keys; k += COUNT) {
      FloatVector y = FloatVector.fromArray(FLOATS, v, row + k).sub(threshold).max(ZERO);
      FloatVector square = y.mul(y);
      square.intoArray(p, k);
      sum = sum.add(square);
      roots = roots.add(y);
    }
    sum.intoArray(sums, 0);
    roots.intoArray(slopes, 0);
    total = Lanes.sum(sums, 0);
    slope = Lanes.sum(slopes, 0);
  }

  /** From powers k - 1, which are p/(v-t), in {@code p}. */
  private void general(float[] v, int row, int keys, float t, float[] p) {
    FloatVector threshold = FloatVector.broadcast(FLOATS, t);
    FloatVector sum = FloatVector.zero(FLOATS);
    FloatVector less = FloatVector.zero(FLOATS);
    for (int k = 0; k < keys; k += COUNT) {
      FloatVector y = FloatVector.fromArray(FLOATS, v, row + k).sub(threshold).max(ZERO);
      IntVector positive = NOTHING.sub(y.reinterpretAsInts()).lanewise(ASHR, 31);
      IntVector bits = FloatVector.fromArray(FLOATS, p, k).reinterpretAsInts();
      FloatVector q = bits.lanewise(AND, positive).reinterpretAsFloats();
      FloatVector power = q.mul(y);
      power.intoArray(p, k);
      sum = sum.add(power);
      less = less.add(q);
    }
    sum.intoArray(sums, 0);
    less.intoArray(slopes, 0);
    total = Lanes.sum(sums, 0);
    slope = Lanes.sum(slopes, 0);
  }

  private static void normalise(float[] p, float[] out, int row, int keys, float factor) {
    FloatVector factors = FloatVector.broadcast(FLOATS, factor);
    for (int k = 0; k < keys; k += COUNT) {
      FloatVector.fromArray(FLOATS, p, k).mul(factors).intoArray(out, row + k);
    }
  }
}
