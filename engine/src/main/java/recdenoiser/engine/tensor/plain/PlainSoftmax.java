package recdenoiser.engine.tensor.plain;

import java.util.Arrays;
import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.DualSlice;
import recdenoiser.engine.tensor.Slice;
import recdenoiser.engine.tensor.kernel.RowGate;
import recdenoiser.engine.tensor.kernel.RowWeighting;
import recdenoiser.engine.tensor.kernel.ScoreTile;
import recdenoiser.engine.tensor.kernel.SoftmaxKernels;

/**
 * Softmax or α-entmax, mask and dropout of attention as plain loops.
 *
 * <p>Both have the Jacobian diag(s) - ssᵀ / Σs with s = p^{2-α}; the softmax is α = 1.
 */
public final class PlainSoftmax implements SoftmaxKernels {
  private final double[][] scratch = new double[8][64];

  private double[] row(int which, int size) {
    if (scratch[which].length < size) {
      scratch[which] = new double[size];
    }
    return scratch[which];
  }

  /** mask ⊙ dropout for one query. */
  private double[] weights(RowWeighting weighting, int query, int keys) {
    double[] w = row(5, keys);
    Arrays.fill(w, 0, keys, 1);
    if (weighting.mask() != null) {
      weighting.mask().apply(query, keys, w, 0);
    }
    if (weighting.dropout() > 0) {
      int threshold = Draws.dropThreshold(weighting.dropout());
      double scale = 1 / (1 - weighting.dropout());
      for (int k = 0; k < keys; k++) {
        w[k] *= Draws.kept(weighting.key(), query * RowWeighting.ROW + k, threshold) ? scale : 0;
      }
    }
    return w;
  }

  private double[] band(int which, ScoreTile tile, Slice x, int row) {
    double[] values = row(which, tile.stride);
    x.read(row * tile.stride, values, 0, tile.stride);
    return values;
  }

  private static void write(ScoreTile tile, Slice x, int row, double[] values, int used) {
    Arrays.fill(values, used, tile.stride, 0);
    x.write(row * tile.stride, values, 0, tile.stride);
  }

  @Override
  public void forward(
      ScoreTile tile, double scale, RowWeighting weighting, Slice scores, Slice p, Slice w) {
    for (int r = 0; r < tile.rows; r++) {
      int keys = tile.allowed(r);
      int query = tile.query(r);
      double[] values = band(0, tile, scores, r);
      for (int k = 0; k < keys; k++) {
        values[k] = weighting.open(query, k) ? scale * values[k] : Double.NEGATIVE_INFINITY;
      }
      if (weighting.alpha() == 1) {
        softmax(values, keys);
      } else {
        PlainEntmax.apply(values, keys, weighting.alpha());
      }
      write(tile, p, r, values, keys);
      if (!weighting.none()) {
        if (weighting.gate() != null) {
          weighting.gate().apply(query, keys, values);
        }
        double[] weights = weights(weighting, query, keys);
        for (int k = 0; k < keys; k++) {
          values[k] *= weights[k];
        }
        write(tile, w, r, values, keys);
      }
    }
  }

  public static void softmax(double[] x, int n) {
    double max = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < n; k++) {
      max = Math.max(max, x[k]);
    }
    double sum = 0;
    for (int k = 0; k < n; k++) {
      x[k] = Math.exp(x[k] - max);
      sum += x[k];
    }
    for (int k = 0; k < n; k++) {
      x[k] /= sum;
    }
  }

  private double[] slopes(double[] p, int keys, double alpha) {
    double[] s = row(6, keys);
    for (int k = 0; k < keys; k++) {
      s[k] = PlainEntmax.slope(p[k], alpha);
    }
    return s;
  }

  /** Mean of {@code x} under the weights {@code s}. */
  private static double mean(double[] s, double[] x, int n) {
    double sum = 0;
    for (int k = 0; k < n; k++) {
      sum += s[k];
    }
    return PlainRows.dot(s, x, n) / sum;
  }

  @Override
  public void tangent(
      ScoreTile tile,
      double scale,
      RowWeighting weighting,
      Slice p,
      Slice scoresTangent,
      Slice wTangent) {
    for (int r = 0; r < tile.rows; r++) {
      int keys = tile.allowed(r);
      double[] s = slopes(band(0, tile, p, r), keys, weighting.alpha());
      double[] tangent = band(1, tile, scoresTangent, r);
      double[] weights = weights(weighting, tile.query(r), keys);
      double mean = mean(s, tangent, keys);
      for (int k = 0; k < keys; k++) {
        tangent[k] = weights[k] * s[k] * scale * (tangent[k] - mean);
      }
      write(tile, wTangent, r, tangent, keys);
    }
  }

  @Override
  public void backward(
      ScoreTile tile, double scale, RowWeighting weighting, Slice p, Slice gradient, Slice w) {
    for (int r = 0; r < tile.rows; r++) {
      int keys = tile.allowed(r);
      double[] probability = band(0, tile, p, r);
      double[] g = band(1, tile, gradient, r);
      double[] s = slopes(probability, keys, weighting.alpha());
      double[] weights = weights(weighting, tile.query(r), keys);
      for (int k = 0; k < keys; k++) {
        g[k] *= weights[k];
      }
      if (weighting.gate() != null) {
        gated(weighting.gate(), tile.query(r), keys, probability, g, scale);
        write(tile, gradient, r, g, keys);
        for (int k = 0; k < keys; k++) {
          probability[k] *= weights[k];
        }
        write(tile, w, r, probability, keys);
        continue;
      }
      toAlpha(weighting, probability, s, g, keys);
      double mean = mean(s, g, keys);
      for (int k = 0; k < keys; k++) {
        g[k] = scale * s[k] * (g[k] - mean);
      }
      write(tile, gradient, r, g, keys);
      if (!weighting.none()) {
        for (int k = 0; k < keys; k++) {
          probability[k] *= weights[k];
        }
        write(tile, w, r, probability, keys);
      }
    }
  }

  /**
   * p becomes a, and its gradient that of the unscaled scores. With c = Σ ga and a renormalised: a
   * ⊙ (g - c) is the gradient of ln of the gates, and of the scaled scores but for what ε takes, p
   * · c (1 - Σ a). Not renormalised, a ⊙ g is, and of the scores a ⊙ g - p · c.
   */
  private void gated(RowGate gate, int query, int keys, double[] p, double[] g, double scale) {
    double[] a = row(7, keys);
    System.arraycopy(p, 0, a, 0, keys);
    gate.apply(query, keys, a);
    double mean = PlainRows.dot(g, a, keys);
    double sum = 0;
    for (int k = 0; k < keys; k++) {
      sum += a[k];
    }
    double shift = gate.renormalises() ? mean : 0;
    double rest = gate.renormalises() ? mean * (1 - sum) : mean;
    for (int k = 0; k < keys; k++) {
      double ofLog = a[k] * (g[k] - shift);
      if (gate.learns()) {
        gate.addGradient(gate.at(query) + k, ofLog);
      }
      g[k] = scale * (ofLog - p[k] * rest);
      p[k] = a[k];
    }
  }

  private static void toAlpha(
      RowWeighting weighting, double[] p, double[] s, double[] g, int keys) {
    if (weighting.learnsAlpha()) {
      weighting.addAlphaGradient(PlainEntmax.alphaGradient(p, s, g, keys, weighting.alpha()));
    }
  }

  /**
   * With x the scaled scores, g and π the gradients of p and ṗ, and bars for means under s: ṗ = s ⊙
   * (ẋ - x̄), so πᵀṗ has the derivative c = (π - π̄) ⊙ (ẋ - x̄) by s, and ds/dp takes it to p.
   */
  @Override
  public void backwardWithTangent(
      ScoreTile tile,
      double scale,
      RowWeighting weighting,
      Slice p,
      Slice scoresTangent,
      DualSlice gradient,
      DualSlice w) {
    double alpha = weighting.alpha();
    for (int r = 0; r < tile.rows; r++) {
      int keys = tile.allowed(r);
      double[] probability = band(0, tile, p, r);
      double[] g = band(1, tile, gradient.value(), r);
      double[] pi = band(2, tile, gradient.tangent(), r);
      double[] tangent = band(3, tile, scoresTangent, r);
      double[] s = slopes(probability, keys, alpha);
      double[] weights = weights(weighting, tile.query(r), keys);
      for (int k = 0; k < keys; k++) {
        g[k] *= weights[k];
        pi[k] *= weights[k];
      }
      double tangentMean = mean(s, tangent, keys);
      double piMean = mean(s, pi, keys);
      double[] pTangent = row(4, tile.stride);
      for (int k = 0; k < keys; k++) {
        double centred = scale * (tangent[k] - tangentMean);
        double bySlope = (pi[k] - piMean) * centred;
        if (weighting.learnsAlpha()) {
          weighting.addAlphaGradient(-PlainEntmax.timesLog(bySlope * s[k], probability[k]));
        }
        g[k] += PlainEntmax.slopeOfSlope(probability[k], alpha) * bySlope;
        pTangent[k] = weights[k] * s[k] * centred;
      }
      toAlpha(weighting, probability, s, g, keys);
      double mean = mean(s, g, keys);
      for (int k = 0; k < keys; k++) {
        g[k] = scale * s[k] * (g[k] - mean);
        pi[k] = scale * s[k] * (pi[k] - piMean);
        probability[k] *= weights[k];
      }
      write(tile, gradient.value(), r, g, keys);
      write(tile, gradient.tangent(), r, pi, keys);
      write(tile, w.value(), r, probability, keys);
      write(tile, w.tangent(), r, pTangent, keys);
    }
  }
}
