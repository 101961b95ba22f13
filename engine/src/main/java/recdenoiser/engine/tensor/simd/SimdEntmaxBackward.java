package recdenoiser.engine.tensor.simd;

import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static recdenoiser.engine.tensor.simd.Lanes.COUNT;
import static recdenoiser.engine.tensor.simd.Lanes.FLOATS;
import static recdenoiser.engine.tensor.simd.Lanes.NOTHING;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import recdenoiser.engine.tensor.kernel.RowWeighting;
import recdenoiser.engine.tensor.plain.PlainSoftmax;

/**
 * Derivatives of {@link SimdEntmax} on vectors. With s = p^{2-α} on the support and bars for means
 * under s, the Jacobian takes g to s ⊙ (g - ḡ), forwards and backwards.
 *
 * <p>Whole vectors are worked on: behind the last key p is 0, and what it is multiplied by a
 * number. Loops call nothing but the Vector API, as in {@link SimdEntmax}.
 */
final class SimdEntmaxBackward {
  private static final FloatVector TINY = FloatVector.broadcast(FLOATS, 2e-38f);

  private final RowLoop logarithms = SimdPowers::logarithms;
  private final RowLoop exponentials = SimdPowers::exponentials;
  private final RowLoop onSupport = this::onSupport;
  private final float[] room = new float[COUNT];
  private final float[] moreRoom = new float[COUNT];
  private float[] s = new float[0];
  private float[] logs = new float[0];
  private float total;

  /** {@code x} becomes scale · s ⊙ (x - x̄). */
  void project(float[] p, float[] x, int row, int keys, float scale, RowWeighting weighting) {
    slopes(p, row, keys, weighting);
    project(x, row, keys, scale, mean(x, row, keys));
  }

  /** The same, after what {@code g} says of α is added to {@code weighting}. */
  void backward(float[] p, float[] g, int row, int keys, float scale, RowWeighting weighting) {
    slopes(p, row, keys, weighting);
    float mean = mean(g, row, keys);
    toAlpha(p, g, row, keys, mean, weighting);
    project(g, row, keys, scale, mean);
  }

  /**
   * Gradients of p and of its tangent become those of the scores and of theirs, see {@link
   * PlainSoftmax#backwardWithTangent}.
   *
   * @param tangent of the unscaled scores; becomes that of p
   */
  void backwardWithTangent(
      float[] p,
      float[] tangent,
      float[] g,
      float[] pi,
      int row,
      int keys,
      float scale,
      RowWeighting weighting) {
    slopes(p, row, keys, weighting);
    centre(tangent, row, keys, scale, mean(tangent, row, keys));
    centre(pi, row, keys, 1, mean(pi, row, keys));
    if (weighting.learnsAlpha()) {
      weighting.addAlphaGradient(-alongLogs(tangent, pi, row, keys));
    }
    throughSlopes(p, tangent, pi, g, row, keys, (float) (2 - weighting.alpha()));
    float mean = mean(g, row, keys);
    toAlpha(p, g, row, keys, mean, weighting);
    project(g, row, keys, scale, mean);
    timesSlopes(tangent, row, keys, 1);
    timesSlopes(pi, row, keys, scale);
  }

  /** s, Σs, and ln p where it is needed; that is any number where p is 0. */
  private void slopes(float[] p, int row, int keys, RowWeighting weighting) {
    if (s.length < keys) {
      s = new float[keys];
      logs = new float[keys];
    }
    double alpha = weighting.alpha();
    if (weighting.learnsAlpha() || alpha != 1.5) {
      RowLoop.run(logarithms, p, row, keys, 0, logs);
    }
    if (alpha == 1.5) {
      roots(p, row, keys);
    } else {
      RowLoop.run(exponentials, logs, 0, keys, (float) (2 - alpha), s);
      RowLoop.run(onSupport, p, row, keys, 0, s);
    }
  }

  private void roots(float[] p, int row, int keys) {
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int k = 0; k < keys; k += COUNT) {
      FloatVector root = FloatVector.fromArray(FLOATS, p, row + k).sqrt();
      root.intoArray(s, k);
      sum = sum.add(root);
    }
    sum.intoArray(room, 0);
    total = Lanes.sum(room, 0);
  }

  /** Zeros in s where p is 0. */
  private void onSupport(float[] p, int row, int keys, float unused, float[] s) {
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int k = 0; k < keys; k += COUNT) {
      IntVector bits = FloatVector.fromArray(FLOATS, p, row + k).reinterpretAsInts();
      IntVector positive = NOTHING.sub(bits).lanewise(ASHR, 31);
      IntVector power = FloatVector.fromArray(FLOATS, s, k).reinterpretAsInts();
      FloatVector slope = power.lanewise(AND, positive).reinterpretAsFloats();
      slope.intoArray(s, k);
      sum = sum.add(slope);
    }
    sum.intoArray(room, 0);
    total = Lanes.sum(room, 0);
  }

  /** x̄ = Σsx / Σs. */
  private float mean(float[] x, int row, int keys) {
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int k = 0; k < keys; k += COUNT) {
      FloatVector slope = FloatVector.fromArray(FLOATS, s, k);
      sum = FloatVector.fromArray(FLOATS, x, row + k).fma(slope, sum);
    }
    sum.intoArray(room, 0);
    return Lanes.sum(room, 0) / total;
  }

  private void project(float[] x, int row, int keys, float scale, float mean) {
    FloatVector means = FloatVector.broadcast(FLOATS, mean);
    FloatVector factor = FloatVector.broadcast(FLOATS, scale);
    for (int k = 0; k < keys; k += COUNT) {
      FloatVector slope = FloatVector.fromArray(FLOATS, s, k).mul(factor);
      FloatVector.fromArray(FLOATS, x, row + k).sub(means).mul(slope).intoArray(x, row + k);
    }
  }

  /**
   * Σ g dp/dα. Both its terms, p - s/Σs over (α-1)² and p ln p - s/Σs · Σ p ln p over 1-α, sum to
   * 0: against g - ḡ instead of g the parts with s vanish.
   */
  private void toAlpha(
      float[] p, float[] g, int row, int keys, float mean, RowWeighting weighting) {
    if (!weighting.learnsAlpha()) {
      return;
    }
    FloatVector means = FloatVector.broadcast(FLOATS, mean);
    FloatVector sum = FloatVector.zero(FLOATS);
    FloatVector logSum = FloatVector.zero(FLOATS);
    for (int k = 0; k < keys; k += COUNT) {
      FloatVector probability = FloatVector.fromArray(FLOATS, p, row + k);
      FloatVector part = FloatVector.fromArray(FLOATS, g, row + k).sub(means).mul(probability);
      sum = sum.add(part);
      logSum = FloatVector.fromArray(FLOATS, logs, k).fma(part, logSum);
    }
    sum.intoArray(room, 0);
    logSum.intoArray(moreRoom, 0);
    double above = weighting.alpha() - 1;
    weighting.addAlphaGradient(
        Lanes.sum(room, 0) / (above * above) - Lanes.sum(moreRoom, 0) / above);
  }

  private static void centre(float[] x, int row, int keys, float scale, float mean) {
    FloatVector means = FloatVector.broadcast(FLOATS, mean);
    FloatVector factor = FloatVector.broadcast(FLOATS, scale);
    for (int k = 0; k < keys; k += COUNT) {
      FloatVector.fromArray(FLOATS, x, row + k).sub(means).mul(factor).intoArray(x, row + k);
    }
  }

  /** Σ (π - π̄)(ẋ - x̄) s ln p. */
  private float alongLogs(float[] tangent, float[] pi, int row, int keys) {
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int k = 0; k < keys; k += COUNT) {
      FloatVector along = FloatVector.fromArray(FLOATS, tangent, row + k);
      FloatVector c = FloatVector.fromArray(FLOATS, pi, row + k).mul(along);
      FloatVector slope = FloatVector.fromArray(FLOATS, s, k);
      sum = FloatVector.fromArray(FLOATS, logs, k).fma(slope.mul(c), sum);
    }
    sum.intoArray(room, 0);
    return Lanes.sum(room, 0);
  }

  /** Adds (π - π̄)(ẋ - x̄) ds/dp to g; ds/dp = (2-α) s / p. */
  private void throughSlopes(
      float[] p, float[] tangent, float[] pi, float[] g, int row, int keys, float twoLessAlpha) {
    FloatVector factor = FloatVector.broadcast(FLOATS, twoLessAlpha);
    for (int k = 0; k < keys; k += COUNT) {
      FloatVector probability = FloatVector.fromArray(FLOATS, p, row + k).max(TINY);
      FloatVector bend = FloatVector.fromArray(FLOATS, s, k).mul(factor).div(probability);
      FloatVector along = FloatVector.fromArray(FLOATS, tangent, row + k);
      FloatVector c = FloatVector.fromArray(FLOATS, pi, row + k).mul(along);
      c.fma(bend, FloatVector.fromArray(FLOATS, g, row + k)).intoArray(g, row + k);
    }
  }

  private void timesSlopes(float[] x, int row, int keys, float scale) {
    FloatVector factor = FloatVector.broadcast(FLOATS, scale);
    for (int k = 0; k < keys; k += COUNT) {
      FloatVector slope = FloatVector.fromArray(FLOATS, s, k).mul(factor);
      FloatVector.fromArray(FLOATS, x, row + k).mul(slope).intoArray(x, row + k);
    }
  }
}
