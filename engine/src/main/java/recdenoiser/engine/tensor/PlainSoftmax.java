package recdenoiser.engine.tensor;

import java.util.Arrays;

/**
 * Softmax or α-entmax, mask and dropout of attention as plain loops.
 *
 * <p>Both have the Jacobian diag(s) - ssᵀ / Σs with s = p^{2-α}; the softmax is α = 1.
 */
final class PlainSoftmax implements SoftmaxKernels {
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
    if (weighting.mask != null) {
      weighting.mask.apply(query, keys, w, 0);
    }
    if (weighting.dropout > 0) {
      int threshold = Draws.dropThreshold(weighting.dropout);
      double scale = 1 / (1 - weighting.dropout);
      for (int k = 0; k < keys; k++) {
        w[k] *= Draws.kept(weighting.key, query * RowWeighting.ROW + k, threshold) ? scale : 0;
      }
    }
    return w;
  }

  private double[] band(int which, ScoreTile tile, Matrix x, int at, int row) {
    double[] values = row(which, tile.stride);
    x.read(at + row * tile.stride, values, 0, tile.stride);
    return values;
  }

  private static void write(ScoreTile tile, Matrix x, int at, int row, double[] values, int used) {
    Arrays.fill(values, used, tile.stride, 0);
    x.write(at + row * tile.stride, values, 0, tile.stride);
  }

  @Override
  public void forward(
      ScoreTile tile,
      double scale,
      RowWeighting weighting,
      Matrix scores,
      int scoresAt,
      Matrix p,
      int at,
      Matrix w,
      int wAt) {
    for (int r = 0; r < tile.rows; r++) {
      int keys = tile.allowed(r);
      int query = tile.query(r);
      double[] values = band(0, tile, scores, scoresAt, r);
      for (int k = 0; k < keys; k++) {
        values[k] = weighting.open(query, k) ? scale * values[k] : Double.NEGATIVE_INFINITY;
      }
      if (weighting.alpha == 1) {
        softmax(values, keys);
      } else {
        PlainEntmax.apply(values, keys, weighting.alpha);
      }
      write(tile, p, at, r, values, keys);
      if (!weighting.none()) {
        double[] weights = weights(weighting, query, keys);
        for (int k = 0; k < keys; k++) {
          values[k] *= weights[k];
        }
        write(tile, w, wAt, r, values, keys);
      }
    }
  }

  static void softmax(double[] x, int n) {
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
      Matrix p,
      int at,
      Matrix scoresTangent,
      int tangentAt,
      Matrix wTangent,
      int wAt) {
    for (int r = 0; r < tile.rows; r++) {
      int keys = tile.allowed(r);
      double[] s = slopes(band(0, tile, p, at, r), keys, weighting.alpha);
      double[] tangent = band(1, tile, scoresTangent, tangentAt, r);
      double[] weights = weights(weighting, tile.query(r), keys);
      double mean = mean(s, tangent, keys);
      for (int k = 0; k < keys; k++) {
        tangent[k] = weights[k] * s[k] * scale * (tangent[k] - mean);
      }
      write(tile, wTangent, wAt, r, tangent, keys);
    }
  }

  @Override
  public void reverse(
      ScoreTile tile,
      double scale,
      RowWeighting weighting,
      Matrix p,
      int at,
      Matrix gradient,
      int gradientAt,
      Matrix w,
      int wAt) {
    for (int r = 0; r < tile.rows; r++) {
      int keys = tile.allowed(r);
      double[] probability = band(0, tile, p, at, r);
      double[] g = band(1, tile, gradient, gradientAt, r);
      double[] s = slopes(probability, keys, weighting.alpha);
      double[] weights = weights(weighting, tile.query(r), keys);
      for (int k = 0; k < keys; k++) {
        g[k] *= weights[k];
      }
      toAlpha(weighting, probability, s, g, keys);
      double mean = mean(s, g, keys);
      for (int k = 0; k < keys; k++) {
        g[k] = scale * s[k] * (g[k] - mean);
      }
      write(tile, gradient, gradientAt, r, g, keys);
      if (!weighting.none()) {
        for (int k = 0; k < keys; k++) {
          probability[k] *= weights[k];
        }
        write(tile, w, wAt, r, probability, keys);
      }
    }
  }

  private static void toAlpha(
      RowWeighting weighting, double[] p, double[] s, double[] g, int keys) {
    if (weighting.learnsAlpha) {
      weighting.alphaGradient += PlainEntmax.alphaGradient(p, s, g, keys, weighting.alpha);
    }
  }

  /**
   * With x the scaled scores, g and π the gradients of p and ṗ, and bars for means under s: ṗ = s ⊙
   * (ẋ - x̄), so πᵀṗ has the derivative c = (π - π̄) ⊙ (ẋ - x̄) by s, and ds/dp takes it to p.
   */
  @Override
  public void reverseWithTangent(
      ScoreTile tile,
      double scale,
      RowWeighting weighting,
      Matrix p,
      int at,
      Matrix scoresTangent,
      int tangentAt,
      Matrix gradient,
      Matrix tangentGradient,
      int gradientAt,
      Matrix w,
      Matrix wTangent,
      int wAt) {
    double alpha = weighting.alpha;
    for (int r = 0; r < tile.rows; r++) {
      int keys = tile.allowed(r);
      double[] probability = band(0, tile, p, at, r);
      double[] g = band(1, tile, gradient, gradientAt, r);
      double[] pi = band(2, tile, tangentGradient, gradientAt, r);
      double[] tangent = band(3, tile, scoresTangent, tangentAt, r);
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
        if (weighting.learnsAlpha) {
          weighting.alphaGradient -= PlainEntmax.timesLog(bySlope * s[k], probability[k]);
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
      write(tile, gradient, gradientAt, r, g, keys);
      write(tile, tangentGradient, gradientAt, r, pi, keys);
      write(tile, w, wAt, r, probability, keys);
      write(tile, wTangent, wAt, r, pTangent, keys);
    }
  }
}
