package recdenoiser.engine.tensor;

import java.util.Arrays;

/**
 * The kernels as plain loops in double precision, one row at a time, over numbers stored in either
 * precision.
 *
 * <p>It serves where the Vector API is not on offer, checks gradients, and is what the fast
 * implementation is compared with: it is written to be read.
 */
public final class PlainKernels implements Kernels {
  private final PlainSoftmax softmax = new PlainSoftmax();
  private final OpenKeyKernels openKeys = new PlainOpenKeys();
  private final GeluKernels gelu = new PlainGelu();
  private final ColumnKernels columns = new PlainColumns();
  private final LossKernels losses = new PlainLossKernels();
  private final double[][] scratch = new double[12][64];

  @Override
  public String name() {
    return "plain loops";
  }

  private double[] row(int which, int size) {
    if (scratch[which].length < size) {
      scratch[which] = new double[size];
    }
    return scratch[which];
  }

  private double[] read(int which, Matrix x, int row) {
    double[] values = row(which, x.width());
    x.read(row * x.width(), values, 0, x.width());
    return values;
  }

  private static void write(Matrix x, int row, double[] values) {
    x.write(row * x.width(), values, 0, x.width());
  }

  @Override
  public void transpose(Matrix x, Matrix out) {
    double[] column = row(1, x.rows());
    for (int i = 0; i < x.width(); i++) {
      for (int r = 0; r < x.rows(); r++) {
        x.read(r * x.width() + i, column, r, 1);
      }
      write(out, i, column);
    }
  }

  @Override
  public void repeatRow(Matrix row, Matrix out) {
    double[] values = read(0, row, 0);
    for (int t = 0; t < out.rows(); t++) {
      write(out, t, values);
    }
  }

  @Override
  public void layerNorm(Matrix x, Matrix gain, Matrix bias, Matrix out, Matrix statistics) {
    int d = x.width();
    double[] g = read(0, gain, 0);
    double[] b = read(1, bias, 0);
    double[] both = row(2, 2);
    for (int t = 0; t < x.rows(); t++) {
      double[] values = read(3, x, t);
      double mean = sum(values, d) / d;
      double variance = 0;
      for (int i = 0; i < d; i++) {
        variance += (values[i] - mean) * (values[i] - mean);
      }
      double inverse = 1 / Math.sqrt(variance / d + NORM_EPSILON);
      for (int i = 0; i < d; i++) {
        values[i] = g[i] * (values[i] - mean) * inverse + b[i];
      }
      write(out, t, values);
      both[0] = mean;
      both[1] = inverse;
      write(statistics, t, both);
    }
  }

  /** x̂ of row {@code t}, with 1 / sqrt(variance + ε) behind it at index d. */
  private double[] normalised(int which, Matrix x, Matrix statistics, int t) {
    int d = x.width();
    double[] both = read(2, statistics, t);
    double[] values = row(which, d + 1);
    x.read(t * d, values, 0, d);
    for (int i = 0; i < d; i++) {
      values[i] = (values[i] - both[0]) * both[1];
    }
    values[d] = both[1];
    return values;
  }

  @Override
  public void layerNormTangent(
      Matrix x, Matrix gain, Matrix statistics, Matrix tangent, Matrix outTangent) {
    int d = x.width();
    double[] g = read(0, gain, 0);
    for (int t = 0; t < x.rows(); t++) {
      double[] normal = normalised(3, x, statistics, t);
      double[] direction = read(4, tangent, t);
      double mean = sum(direction, d) / d;
      double along = dot(normal, direction, d) / d;
      for (int i = 0; i < d; i++) {
        direction[i] = g[i] * normal[d] * (direction[i] - mean - normal[i] * along);
      }
      write(outTangent, t, direction);
    }
  }

  @Override
  public void layerNormReverse(
      Matrix x,
      Matrix gain,
      Matrix statistics,
      Matrix outGradient,
      Matrix tangent,
      Matrix outTangentGradient,
      Matrix xGradient,
      boolean accumulate,
      Matrix tangentGradient,
      boolean accumulateTangent,
      Matrix gainGradient,
      Matrix biasGradient) {
    int d = x.width();
    double[] g = read(0, gain, 0);
    double[] gGradient = read(5, gainGradient, 0);
    double[] bGradient = read(6, biasGradient, 0);
    double[] a = row(7, d);
    for (int t = 0; t < x.rows(); t++) {
      double[] normal = normalised(3, x, statistics, t);
      double inverse = normal[d];
      double[] out = read(1, outGradient, t);
      for (int i = 0; i < d; i++) {
        gGradient[i] += out[i] * normal[i];
        bGradient[i] += out[i];
        a[i] = g[i] * out[i];
      }
      double alongTangent = 0;
      if (tangent != null) {
        double[] direction = read(4, tangent, t);
        double[] h = read(8, outTangentGradient, t);
        double mean = sum(direction, d) / d;
        double c = dot(normal, direction, d) / d;
        double[] w = row(9, d);
        for (int i = 0; i < d; i++) {
          double normalTangent = inverse * (direction[i] - mean - normal[i] * c);
          gGradient[i] += h[i] * normalTangent;
          w[i] = g[i] * h[i];
          alongTangent += w[i] * normalTangent / d;
        }
        double wMean = sum(w, d) / d;
        double wAlong = dot(w, normal, d) / d;
        for (int i = 0; i < d; i++) {
          a[i] -= inverse * (c * w[i] + wAlong * direction[i]);
        }
        if (tangentGradient != null) {
          double[] result = row(10, d);
          if (accumulateTangent) {
            tangentGradient.read(t * d, result, 0, d);
          } else {
            Arrays.fill(result, 0, d, 0);
          }
          for (int i = 0; i < d; i++) {
            result[i] += inverse * (w[i] - wMean - normal[i] * wAlong);
          }
          write(tangentGradient, t, result);
        }
      }
      double mean = sum(a, d) / d;
      double along = dot(a, normal, d) / d + alongTangent;
      double[] result = row(11, d);
      if (accumulate) {
        xGradient.read(t * d, result, 0, d);
      } else {
        Arrays.fill(result, 0, d, 0);
      }
      for (int i = 0; i < d; i++) {
        result[i] += inverse * (a[i] - mean - normal[i] * along);
      }
      write(xGradient, t, result);
    }
    write(gainGradient, 0, gGradient);
    write(biasGradient, 0, bGradient);
  }

  @Override
  public void reluDropout(Matrix x, double rate, long key, int firstRow) {
    int d = x.width();
    int threshold = Draws.dropThreshold(rate);
    double scale = 1 / (1 - rate);
    for (int t = 0; t < x.rows(); t++) {
      double[] values = read(0, x, t);
      for (int i = 0; i < d; i++) {
        boolean kept = kept(key, (firstRow + t) * d + i, threshold);
        values[i] = kept && values[i] > 0 ? values[i] * scale : 0;
      }
      write(x, t, values);
    }
  }

  @Override
  public void reluDropoutLinear(Matrix result, double rate, Matrix x) {
    double scale = 1 / (1 - rate);
    for (int t = 0; t < x.rows(); t++) {
      double[] kept = read(0, result, t);
      double[] values = read(1, x, t);
      for (int i = 0; i < x.width(); i++) {
        values[i] = kept[i] > 0 ? values[i] * scale : 0;
      }
      write(x, t, values);
    }
  }

  @Override
  public void dropout(Matrix x, double rate, long key, int firstRow, Matrix addend, Matrix out) {
    int d = x.width();
    int threshold = Draws.dropThreshold(rate);
    double scale = 1 / (1 - rate);
    for (int t = 0; t < x.rows(); t++) {
      double[] values = read(0, x, t);
      for (int i = 0; i < d; i++) {
        values[i] = kept(key, (firstRow + t) * d + i, threshold) ? values[i] * scale : 0;
      }
      if (addend != null) {
        double[] more = read(1, addend, t);
        for (int i = 0; i < d; i++) {
          values[i] += more[i];
        }
      }
      write(out, t, values);
    }
  }

  static boolean kept(long key, int index, int threshold) {
    return (Draws.bits(key, index) >>> 8) >= threshold;
  }

  @Override
  public void softmax(
      ScoreTile tile,
      double scale,
      RowWeighting weighting,
      Matrix scores,
      int scoresAt,
      Matrix p,
      int at,
      Matrix w,
      int wAt) {
    softmax.forward(tile, scale, weighting, scores, scoresAt, p, at, w, wAt);
  }

  @Override
  public void softmaxTangent(
      ScoreTile tile,
      double scale,
      RowWeighting weighting,
      Matrix p,
      int at,
      Matrix scoresTangent,
      int tangentAt,
      Matrix wTangent,
      int wAt) {
    softmax.tangent(tile, scale, weighting, p, at, scoresTangent, tangentAt, wTangent, wAt);
  }

  @Override
  public void softmaxReverse(
      ScoreTile tile,
      double scale,
      RowWeighting weighting,
      Matrix p,
      int at,
      Matrix gradient,
      int gradientAt,
      Matrix w,
      int wAt) {
    softmax.reverse(tile, scale, weighting, p, at, gradient, gradientAt, w, wAt);
  }

  @Override
  public void softmaxReverseWithTangent(
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
    softmax.reverseWithTangent(
        tile,
        scale,
        weighting,
        p,
        at,
        scoresTangent,
        tangentAt,
        gradient,
        tangentGradient,
        gradientAt,
        w,
        wTangent,
        wAt);
  }

  @Override
  public OpenKeyKernels openKeys() {
    return openKeys;
  }

  @Override
  public void embed(
      Matrix table,
      double scale,
      Matrix positions,
      int[] items,
      int[] slots,
      int from,
      double rate,
      long key,
      Matrix out) {
    int d = out.width();
    int threshold = Draws.dropThreshold(rate);
    double keep = 1 / (1 - rate);
    for (int t = 0; t < out.rows(); t++) {
      double[] values = read(0, table, items[from + t]);
      for (int i = 0; i < d; i++) {
        values[i] *= scale;
      }
      if (positions != null) {
        double[] position = read(1, positions, slots[from + t]);
        for (int i = 0; i < d; i++) {
          values[i] += position[i];
        }
      }
      for (int i = 0; i < d; i++) {
        values[i] = kept(key, (from + t) * d + i, threshold) ? values[i] * keep : 0;
      }
      write(out, t, values);
    }
  }

  @Override
  public void sampledCrossEntropy(
      Matrix states,
      Matrix offsets,
      Matrix table,
      int[] positives,
      int[] negatives,
      int from,
      double weight,
      double[] losses,
      double[] positiveSlope,
      double[] negativeSlope,
      Matrix stateGradient) {
    int d = states.width();
    for (int t = 0; t < states.rows(); t++) {
      int token = from + t;
      double[] state = read(0, states, t);
      double[] positive = read(1, table, positives[token]);
      double[] negative = read(2, table, negatives[token]);
      boolean counts = positives[token] != 0;
      double offset = offsets == null ? 0 : read(3, offsets, t)[0];
      double s = dot(state, positive, d) + offset;
      double o = dot(state, negative, d) + offset;
      losses[token] = counts ? softplus(-s) + softplus(o) : 0;
      positiveSlope[token] = counts ? -weight * sigmoid(-s) : 0;
      negativeSlope[token] = counts ? weight * sigmoid(o) : 0;
      if (stateGradient != null) {
        for (int i = 0; i < d; i++) {
          state[i] = positiveSlope[token] * positive[i] + negativeSlope[token] * negative[i];
        }
        write(stateGradient, t, state);
      }
    }
  }

  static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  static double sigmoid(double x) {
    return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
  }

  @Override
  public GeluKernels gelu() {
    return gelu;
  }

  @Override
  public LossKernels losses() {
    return losses;
  }

  @Override
  public ColumnKernels columns() {
    return columns;
  }

  @Override
  public PairRows pairRows() {
    return new PlainPairRows();
  }

  @Override
  public void gaussian(long key, int firstRow, Matrix out) {
    int d = out.width();
    double[] values = row(0, d);
    for (int t = 0; t < out.rows(); t++) {
      for (int i = 0; i < d; i++) {
        values[i] = Draws.gaussian(key, (firstRow + t) * d + i);
      }
      write(out, t, values);
    }
  }

  @Override
  public double squaredNorm(Matrix x) {
    double sum = 0;
    for (int t = 0; t < x.rows(); t++) {
      double[] values = read(0, x, t);
      sum += dot(values, values, x.width());
    }
    return sum;
  }

  @Override
  public double gradient(
      AdamStep step,
      Storage theta,
      Storage[] gradients,
      int shards,
      int from,
      int to,
      Storage out) {
    return decayed(step, theta, from, sum(gradients, shards, from, to - from), to - from, out);
  }

  @Override
  public double gradient(
      AdamStep step, Matrix table, TableGradient gradient, int from, int to, Storage out) {
    int d = table.width();
    double squares = 0;
    for (int item = from; item < to; item++) {
      squares += decayed(step, table.storage(), item * d, sum(gradient, item, d), d, out);
    }
    return squares;
  }

  private double[] sum(Storage[] gradients, int shards, int from, int n) {
    double[] g = row(0, n);
    double[] part = row(1, n);
    Arrays.fill(g, 0, n, 0);
    for (int s = 0; s < shards; s++) {
      gradients[s].read(from, part, 0, n);
      for (int i = 0; i < n; i++) {
        g[i] += part[i];
      }
    }
    return g;
  }

  private double[] sum(TableGradient gradient, int item, int d) {
    double[] g = row(0, d);
    Arrays.fill(g, 0, d, 0);
    for (int e = gradient.firstOf(item); e >= 0; e = gradient.after(e)) {
      double[] source = read(1, gradient.source(e), gradient.row(e));
      for (int i = 0; i < d; i++) {
        g[i] += gradient.factor(e) * source[i];
      }
    }
    return g;
  }

  private double decayed(AdamStep step, Storage theta, int from, double[] g, int n, Storage out) {
    double[] weights = row(2, n);
    theta.read(from, weights, 0, n);
    for (int i = 0; i < n; i++) {
      g[i] += step.decay() * weights[i];
    }
    out.write(from, g, 0, n);
    return dot(g, g, n);
  }

  @Override
  public double adam(
      AdamStep step,
      Storage theta,
      Storage m,
      Storage v,
      Storage[] gradients,
      int shards,
      int from,
      int to) {
    return adam(step, theta, m, v, sum(gradients, shards, from, to - from), from, to - from);
  }

  @Override
  public double adam(
      AdamStep step, Matrix table, Storage m, Storage v, TableGradient gradient, int from, int to) {
    int d = table.width();
    double squares = 0;
    for (int item = from; item < to; item++) {
      squares += adam(step, table.storage(), m, v, sum(gradient, item, d), item * d, d);
    }
    return squares;
  }

  private double adam(
      AdamStep step, Storage theta, Storage m, Storage v, double[] g, int from, int n) {
    double[] weights = row(2, n);
    double[] first = row(3, n);
    double[] second = row(4, n);
    theta.read(from, weights, 0, n);
    m.read(from, first, 0, n);
    v.read(from, second, 0, n);
    double squares = step.decay() == 0 ? 0 : dot(weights, weights, n);
    for (int i = 0; i < n; i++) {
      double gradient = step.scale() * (g[i] + step.decay() * weights[i]);
      first[i] = step.beta1() * first[i] + (1 - step.beta1()) * gradient;
      second[i] = step.beta2() * second[i] + (1 - step.beta2()) * gradient * gradient;
      weights[i] =
          step.shrink() * weights[i]
              - step.rate() * first[i] / (Math.sqrt(second[i]) + step.epsilon());
    }
    theta.write(from, weights, 0, n);
    m.write(from, first, 0, n);
    v.write(from, second, 0, n);
    return squares;
  }

  private static double sum(double[] x, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += x[i];
    }
    return sum;
  }

  static double dot(double[] x, double[] y, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
