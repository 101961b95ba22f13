package recdenoiser.engine.tensor.plain;

import static recdenoiser.engine.tensor.plain.PlainRows.dot;

import java.util.Arrays;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.TableGradient;
import recdenoiser.engine.tensor.kernel.AdamKernels;
import recdenoiser.engine.tensor.kernel.AdamMoments;
import recdenoiser.engine.tensor.kernel.AdamStep;
import recdenoiser.engine.tensor.kernel.MissedSteps;

/** Adam as plain loops in double precision. */
final class PlainAdam implements AdamKernels {
  private final PlainRows rows = new PlainRows(5);

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
    double[] g = rows.room(0, n);
    double[] part = rows.room(1, n);
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
    double[] g = rows.room(0, d);
    Arrays.fill(g, 0, d, 0);
    for (int w = 0; w < gradient.wholes(); w++) {
      if (item < gradient.whole(w).rows()) {
        double[] source = rows.read(1, gradient.whole(w), item);
        for (int i = 0; i < d; i++) {
          g[i] += source[i];
        }
      }
    }
    for (int e = gradient.firstOf(item); e >= 0; e = gradient.after(e)) {
      double[] source = rows.read(1, gradient.source(e), gradient.row(e));
      for (int i = 0; i < d; i++) {
        g[i] += gradient.factor(e) * source[i];
      }
    }
    return g;
  }

  private double decayed(AdamStep step, Storage theta, int from, double[] g, int n, Storage out) {
    double[] weights = rows.room(2, n);
    theta.read(from, weights, 0, n);
    for (int i = 0; i < n; i++) {
      g[i] += step.decay() * weights[i];
    }
    out.write(from, g, 0, n);
    return dot(g, g, n);
  }

  @Override
  public double update(
      AdamStep step,
      Storage theta,
      AdamMoments moments,
      Storage[] gradients,
      int shards,
      int from,
      int to) {
    return update(step, theta, moments, sum(gradients, shards, from, to - from), from, to - from);
  }

  @Override
  public double update(
      AdamStep step, Matrix table, AdamMoments moments, TableGradient gradient, int from, int to) {
    int d = table.width();
    double squares = 0;
    for (int item = from; item < to; item++) {
      squares += update(step, table.storage(), moments, sum(gradient, item, d), item * d, d);
    }
    return squares;
  }

  @Override
  public void updateTouched(
      AdamStep step, Matrix table, AdamMoments moments, TableGradient gradient, int from, int to) {
    for (int t = from; t < to; t++) {
      int row = gradient.touched(t);
      update(step, table, moments, gradient, row, row + 1);
    }
  }

  @Override
  public double squaredNormOfTouched(TableGradient gradient, int width, int from, int to) {
    double squares = 0;
    for (int t = from; t < to; t++) {
      double[] g = sum(gradient, gradient.touched(t), width);
      squares += dot(g, g, width);
    }
    return squares;
  }

  @Override
  public void catchUp(MissedSteps missed, int since, Matrix table, AdamMoments moments, int row) {
    int d = table.width();
    int at = row * d;
    double[] factors = rows.room(0, missed.points());
    double[] weights = rows.room(2, d);
    double[] first = rows.room(3, d);
    double[] second = rows.room(4, d);
    missed.weights(since, factors);
    table.storage().read(at, weights, 0, d);
    moments.first().read(at, first, 0, d);
    moments.second().read(at, second, 0, d);
    for (int i = 0; i < d; i++) {
      double root = Math.sqrt(second[i]);
      double sum = 0;
      for (int n = 0; n < missed.points(); n++) {
        sum += factors[n] / (root + missed.offset(n));
      }
      weights[i] = missed.shrink(since) * weights[i] - first[i] * sum;
      first[i] *= missed.first(since);
      second[i] *= missed.second(since);
    }
    table.storage().write(at, weights, 0, d);
    moments.first().write(at, first, 0, d);
    moments.second().write(at, second, 0, d);
  }

  private double update(
      AdamStep step, Storage theta, AdamMoments moments, double[] g, int from, int n) {
    double[] weights = rows.room(2, n);
    double[] first = rows.room(3, n);
    double[] second = rows.room(4, n);
    theta.read(from, weights, 0, n);
    moments.first().read(from, first, 0, n);
    moments.second().read(from, second, 0, n);
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
    moments.first().write(from, first, 0, n);
    moments.second().write(from, second, 0, n);
    return squares;
  }
}
