package recdenoiser.engine.tensor;

import static recdenoiser.engine.tensor.Lanes.COUNT;
import static recdenoiser.engine.tensor.Lanes.FLOATS;
import static recdenoiser.engine.tensor.Lanes.load;
import static recdenoiser.engine.tensor.Lanes.vector;

import jdk.incubator.vector.FloatVector;

/**
 * Derivatives of {@link SimdEntmax} on vectors. With s = p^{2-α} on the support and bars for means
 * under s, the Jacobian takes g to s ⊙ (g - ḡ), forwards and backwards.
 *
 * <p>Whole vectors are worked on: behind the last key p is 0, and what it is multiplied by a
 * number.
 */
final class SimdEntmaxReverse {
  private static final FloatVector ONE = vector(1);
  private static final FloatVector TINY = vector(2e-38f);

  private final float[] room = new float[COUNT];
  private float[] s = new float[0];
  private float[] logs = new float[0];
  private float[] bent = new float[0];
  private float total;

  private void room(int keys) {
    if (s.length < keys) {
      s = new float[keys];
      logs = new float[keys];
      bent = new float[keys];
    }
  }

  /** {@code g} becomes scale · s ⊙ (g - ḡ). */
  void project(float[] p, float[] g, int row, int keys, float scale, RowWeighting weighting) {
    slopes(p, row, keys, weighting);
    project(g, row, keys, scale, mean(g, row, keys));
  }

  /** The same, after what {@code g} says of α is added to {@code weighting}. */
  void reverse(float[] p, float[] g, int row, int keys, float scale, RowWeighting weighting) {
    slopes(p, row, keys, weighting);
    float mean = mean(g, row, keys);
    if (weighting.learnsAlpha) {
      weighting.alphaGradient += toAlpha(p, g, row, keys, mean, weighting.alpha - 1);
    }
    project(g, row, keys, scale, mean);
  }

  /**
   * Gradients of p and of its tangent become those of the scores and of theirs, see {@link
   * PlainSoftmax#reverseWithTangent}.
   *
   * @param tangent of the unscaled scores; becomes that of p
   */
  void reverseWithTangent(
      float[] p,
      float[] tangent,
      float[] g,
      float[] pi,
      int row,
      int keys,
      float scale,
      RowWeighting weighting) {
    slopes(p, row, keys, weighting);
    float tangentMean = mean(tangent, row, keys);
    float piMean = mean(pi, row, keys);
    centre(tangent, row, keys, scale, tangentMean);
    centre(pi, row, keys, 1, piMean);
    if (weighting.learnsAlpha) {
      weighting.alphaGradient -= slopesToAlpha(tangent, pi, row, keys);
    }
    bend(p, row, keys, weighting);
    throughSlopes(tangent, pi, g, row, keys);
    float mean = mean(g, row, keys);
    if (weighting.learnsAlpha) {
      weighting.alphaGradient += toAlpha(p, g, row, keys, mean, weighting.alpha - 1);
    }
    project(g, row, keys, scale, mean);
    timesSlopes(tangent, row, keys, 1);
    timesSlopes(pi, row, keys, scale);
  }

  /** s, Σs, and ln p where it is needed; ln p is any number where p is 0. */
  private void slopes(float[] p, int row, int keys, RowWeighting weighting) {
    room(keys);
    double alpha = weighting.alpha;
    boolean general = alpha != 2 && alpha != 1.5;
    if (general || weighting.learnsAlpha) {
      logs(p, row, keys);
    }
    if (alpha == 2) {
      supports(p, row, keys);
    } else if (alpha == 1.5) {
      roots(p, row, keys);
    } else {
      powers(p, row, keys, (float) (2 - alpha));
    }
  }

  private void logs(float[] p, int row, int keys) {
    for (int k = 0; k < keys; k += COUNT) {
      Lanes.log(load(p, row + k).max(TINY)).intoArray(logs, k);
    }
  }

  private void supports(float[] p, int row, int keys) {
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int k = 0; k < keys; k += COUNT) {
      FloatVector support = Lanes.wherePositive(ONE, load(p, row + k));
      support.intoArray(s, k);
      sum = sum.add(support);
    }
    total = Lanes.sum(sum, room);
  }

  private void roots(float[] p, int row, int keys) {
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int k = 0; k < keys; k += COUNT) {
      FloatVector root = load(p, row + k).sqrt();
      root.intoArray(s, k);
      sum = sum.add(root);
    }
    total = Lanes.sum(sum, room);
  }

  private void powers(float[] p, int row, int keys, float exponent) {
    FloatVector factor = vector(exponent);
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int k = 0; k < keys; k += COUNT) {
      FloatVector power = Lanes.exp(load(logs, k).mul(factor));
      FloatVector slope = Lanes.wherePositive(power, load(p, row + k));
      slope.intoArray(s, k);
      sum = sum.add(slope);
    }
    total = Lanes.sum(sum, room);
  }

  /** x̄ = Σsx / Σs. */
  private float mean(float[] x, int row, int keys) {
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int k = 0; k < keys; k += COUNT) {
      sum = load(s, k).fma(load(x, row + k), sum);
    }
    return Lanes.sum(sum, room) / total;
  }

  private void project(float[] g, int row, int keys, float scale, float mean) {
    FloatVector means = vector(mean);
    FloatVector factor = vector(scale);
    for (int k = 0; k < keys; k += COUNT) {
      load(g, row + k).sub(means).mul(load(s, k).mul(factor)).intoArray(g, row + k);
    }
  }

  /**
   * Σ g dp/dα = Σ (p - s/Σs) g / (α-1)² - Σ (p ln p - s/Σs · Σ p ln p) g / (α-1). Both are of g -
   * ḡ, which spares the terms in s/Σs.
   *
   * @param above α - 1
   */
  private double toAlpha(float[] p, float[] g, int row, int keys, float mean, double above) {
    FloatVector means = vector(mean);
    FloatVector sum = FloatVector.zero(FLOATS);
    FloatVector logSum = FloatVector.zero(FLOATS);
    for (int k = 0; k < keys; k += COUNT) {
      FloatVector part = load(g, row + k).sub(means).mul(load(p, row + k));
      sum = sum.add(part);
      logSum = part.fma(load(logs, k), logSum);
    }
    return Lanes.sum(sum, room) / (above * above) - Lanes.sum(logSum, room) / above;
  }

  private static void centre(float[] x, int row, int keys, float scale, float mean) {
    FloatVector means = vector(mean);
    FloatVector factor = vector(scale);
    for (int k = 0; k < keys; k += COUNT) {
      load(x, row + k).sub(means).mul(factor).intoArray(x, row + k);
    }
  }

  /** Σ (π - π̄)(ẋ - x̄) s ln p. */
  private float slopesToAlpha(float[] tangent, float[] pi, int row, int keys) {
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int k = 0; k < keys; k += COUNT) {
      FloatVector c = load(pi, row + k).mul(load(tangent, row + k));
      sum = c.mul(load(s, k)).fma(load(logs, k), sum);
    }
    return Lanes.sum(sum, room);
  }

  /** ds/dp = (2-α) p^{1-α} on the support. */
  private void bend(float[] p, int row, int keys, RowWeighting weighting) {
    FloatVector factor = vector((float) (2 - weighting.alpha));
    for (int k = 0; k < keys; k += COUNT) {
      FloatVector probability = load(p, row + k);
      FloatVector slope = load(s, k).mul(factor).div(probability.max(TINY));
      Lanes.wherePositive(slope, probability).intoArray(bent, k);
    }
  }

  /** g + ds/dp ⊙ (π - π̄) ⊙ (ẋ - x̄). */
  private void throughSlopes(float[] tangent, float[] pi, float[] g, int row, int keys) {
    for (int k = 0; k < keys; k += COUNT) {
      FloatVector c = load(pi, row + k).mul(load(tangent, row + k));
      c.fma(load(bent, k), load(g, row + k)).intoArray(g, row + k);
    }
  }

  private void timesSlopes(float[] x, int row, int keys, float scale) {
    FloatVector factor = vector(scale);
    for (int k = 0; k < keys; k += COUNT) {
      load(x, row + k).mul(load(s, k).mul(factor)).intoArray(x, row + k);
    }
  }
}
