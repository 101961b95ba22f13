package recdenoiser.engine.tensor;

import java.util.Arrays;

/** Softmax, mask and dropout of attention as plain loops, see {@link Kernels#softmax}. */
final class PlainSoftmax {
  private final double[][] scratch = new double[6][64];

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
        w[k] *=
            PlainKernels.kept(weighting.key, query * RowWeighting.ROW + k, threshold) ? scale : 0;
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

  void forward(
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
      double[] values = band(0, tile, scores, scoresAt, r);
      double max = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < keys; k++) {
        max = Math.max(max, values[k]);
      }
      double sum = 0;
      for (int k = 0; k < keys; k++) {
        values[k] = Math.exp(scale * (values[k] - max));
        sum += values[k];
      }
      for (int k = 0; k < keys; k++) {
        values[k] /= sum;
      }
      write(tile, p, at, r, values, keys);
      if (!weighting.none()) {
        double[] weights = weights(weighting, tile.firstQuery + r, keys);
        for (int k = 0; k < keys; k++) {
          values[k] *= weights[k];
        }
        write(tile, w, wAt, r, values, keys);
      }
    }
  }

  void tangent(
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
      double[] probability = band(0, tile, p, at, r);
      double[] tangent = band(1, tile, scoresTangent, tangentAt, r);
      double[] weights = weights(weighting, tile.firstQuery + r, keys);
      double mean = PlainKernels.dot(probability, tangent, keys);
      for (int k = 0; k < keys; k++) {
        tangent[k] = weights[k] * probability[k] * scale * (tangent[k] - mean);
      }
      write(tile, wTangent, wAt, r, tangent, keys);
    }
  }

  void reverse(
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
      double[] weights = weights(weighting, tile.firstQuery + r, keys);
      for (int k = 0; k < keys; k++) {
        g[k] *= weights[k];
      }
      double mean = PlainKernels.dot(probability, g, keys);
      for (int k = 0; k < keys; k++) {
        g[k] = scale * probability[k] * (g[k] - mean);
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

  void reverseWithTangent(
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
    for (int r = 0; r < tile.rows; r++) {
      int keys = tile.allowed(r);
      double[] probability = band(0, tile, p, at, r);
      double[] g = band(1, tile, gradient, gradientAt, r);
      double[] pi = band(2, tile, tangentGradient, gradientAt, r);
      double[] tangent = band(3, tile, scoresTangent, tangentAt, r);
      double[] weights = weights(weighting, tile.firstQuery + r, keys);
      double a = scale * PlainKernels.dot(probability, tangent, keys);
      for (int k = 0; k < keys; k++) {
        tangent[k] *= scale;
        g[k] *= weights[k];
        pi[k] *= weights[k];
      }
      double piMean = PlainKernels.dot(probability, pi, keys);
      double[] pTangent = row(4, tile.stride);
      double mean = 0;
      for (int k = 0; k < keys; k++) {
        g[k] += pi[k] * (tangent[k] - a) - tangent[k] * piMean;
        mean += probability[k] * g[k];
        pTangent[k] = weights[k] * probability[k] * (tangent[k] - a);
      }
      for (int k = 0; k < keys; k++) {
        g[k] = scale * probability[k] * (g[k] - mean);
        pi[k] = scale * probability[k] * (pi[k] - piMean);
        probability[k] *= weights[k];
      }
      write(tile, gradient, gradientAt, r, g, keys);
      write(tile, tangentGradient, gradientAt, r, pi, keys);
      write(tile, w, wAt, r, probability, keys);
      write(tile, wTangent, wAt, r, pTangent, keys);
    }
  }
}
