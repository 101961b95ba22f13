package recdenoiser.engine.tensor;

import static recdenoiser.engine.tensor.Lanes.COUNT;
import static recdenoiser.engine.tensor.Lanes.FLOATS;
import static recdenoiser.engine.tensor.Lanes.ZERO;
import static recdenoiser.engine.tensor.Lanes.load;
import static recdenoiser.engine.tensor.Lanes.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * α-entmax of rows on vectors: p = [v - t]₊^k with k = 1/(α-1), v = 1 - (α-1) (max x - x) and the
 * threshold t in [0, 1) at which Σp = 1.
 *
 * <p>t comes from Newton's method on the k-norm ‖[v - t]₊‖ₖ = 1 rather than on Σp = 1. Norms are
 * convex, this one falls with t, and at t = 0 it is at least 1, since max v is: from there every
 * step ends before the root or on it. A norm is also nearly linear in t, so three to five steps do.
 * Whole vectors are worked on: what lies behind the last key must be very small.
 */
final class SimdEntmax {
  /** Rows whose weights sum to 1 within this, divided by α - 1, are good enough to normalise. */
  private static final float CLOSE = 2e-6f;

  private static final int MOST_STEPS = 40;
  private static final FloatVector ONE = vector(1);

  /** Above the least normal number, so that its logarithm can be taken. */
  private static final FloatVector TINY = vector(2e-38f);

  private final float[] room = new float[COUNT];
  private float[] p = new float[0];
  private float total;
  private float slope;

  /** {@code x} becomes p; {@code keys} is a multiple of the vector length. */
  void apply(float[] x, int row, int keys, float scale, double alpha) {
    if (p.length < keys) {
      p = new float[keys];
    }
    shift(x, row, keys, (float) (alpha - 1) * scale);
    float t = 0;
    powers(x, row, keys, t, alpha);
    float close = CLOSE / (float) (alpha - 1);
    for (int step = 0; step < MOST_STEPS && total > 1 + close; step++) {
      float next = t + newton(alpha);
      if (!(next > t)) {
        break;
      }
      t = next;
      powers(x, row, keys, t, alpha);
    }
    normalise(p, x, row, keys, 1 / total);
  }

  /**
   * The step towards norm 1: with F = Σp and D = Σ p/(v-t), the norm is F^(α-1) and falls with
   * F^(α-2) D.
   */
  private float newton(double alpha) {
    double norm = alpha == 1.5 ? Math.sqrt(total) : Math.exp((alpha - 1) * Math.log(total));
    return (float) (total * (1 - 1 / norm) / slope);
  }

  private static void shift(float[] x, int row, int keys, float factor) {
    FloatVector max = load(x, row);
    for (int k = COUNT; k < keys; k += COUNT) {
      max = max.max(load(x, row + k));
    }
    FloatVector most = vector(max.reduceLanes(VectorOperators.MAX));
    FloatVector factors = vector(factor);
    for (int k = 0; k < keys; k += COUNT) {
      load(x, row + k).sub(most).fma(factors, ONE).intoArray(x, row + k);
    }
  }

  private void powers(float[] v, int row, int keys, float t, double alpha) {
    if (alpha == 2) {
      linear(v, row, keys, t);
    } else if (alpha == 1.5) {
      squares(v, row, keys, t);
    } else {
      general(v, row, keys, t, (float) (1 / (alpha - 1) - 1));
    }
  }

  private void linear(float[] v, int row, int keys, float t) {
    FloatVector threshold = vector(t);
    FloatVector sum = FloatVector.zero(FLOATS);
    FloatVector support = FloatVector.zero(FLOATS);
    for (int k = 0; k < keys; k += COUNT) {
      FloatVector y = load(v, row + k).sub(threshold).max(ZERO);
      y.intoArray(p, k);
      sum = sum.add(y);
      support = support.add(Lanes.wherePositive(ONE, y));
    }
    total = Lanes.sum(sum, room);
    slope = Lanes.sum(support, room);
  }

  private void squares(float[] v, int row, int keys, float t) {
    FloatVector threshold = vector(t);
    FloatVector sum = FloatVector.zero(FLOATS);
    FloatVector roots = FloatVector.zero(FLOATS);
    for (int k = 0; k < keys; k += COUNT) {
      FloatVector y = load(v, row + k).sub(threshold).max(ZERO);
      FloatVector square = y.mul(y);
      square.intoArray(p, k);
      sum = sum.add(square);
      roots = roots.add(y);
    }
    total = Lanes.sum(sum, room);
    slope = Lanes.sum(roots, room);
  }

  /** Powers k from powers {@code less} = k - 1, which the slope needs. */
  private void general(float[] v, int row, int keys, float t, float less) {
    FloatVector threshold = vector(t);
    FloatVector exponent = vector(less);
    FloatVector sum = FloatVector.zero(FLOATS);
    FloatVector powers = FloatVector.zero(FLOATS);
    for (int k = 0; k < keys; k += COUNT) {
      FloatVector y = load(v, row + k).sub(threshold).max(ZERO);
      FloatVector power = Lanes.exp(Lanes.log(y.max(TINY)).mul(exponent));
      FloatVector q = Lanes.wherePositive(power, y);
      FloatVector whole = q.mul(y);
      whole.intoArray(p, k);
      sum = sum.add(whole);
      powers = powers.add(q);
    }
    total = Lanes.sum(sum, room);
    slope = Lanes.sum(powers, room);
  }

  private static void normalise(float[] p, float[] out, int row, int keys, float factor) {
    FloatVector factors = vector(factor);
    for (int k = 0; k < keys; k += COUNT) {
      load(p, k).mul(factors).intoArray(out, row + k);
    }
  }
}
