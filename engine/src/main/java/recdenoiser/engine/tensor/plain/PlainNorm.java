package recdenoiser.engine.tensor.plain;

import static recdenoiser.engine.tensor.plain.PlainRows.dot;
import static recdenoiser.engine.tensor.plain.PlainRows.sum;
import static recdenoiser.engine.tensor.plain.PlainRows.write;

import java.util.Arrays;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.kernel.NormGradients;
import recdenoiser.engine.tensor.kernel.NormKernels;

/** Layer norm as plain loops in double precision. */
final class PlainNorm implements NormKernels {
  private final PlainRows rows = new PlainRows(12);

  @Override
  public void forward(Matrix x, Matrix gain, Matrix bias, Matrix out, Matrix statistics) {
    int d = x.width();
    double[] g = rows.read(0, gain, 0);
    double[] b = rows.read(1, bias, 0);
    double[] both = rows.room(2, 2);
    for (int t = 0; t < x.rows(); t++) {
      double[] values = rows.read(3, x, t);
      double mean = sum(values, d) / d;
      double variance = 0;
      for (int i = 0; i < d; i++) {
        variance += (values[i] - mean) * (values[i] - mean);
      }
      double inverse = 1 / Math.sqrt(variance / d + EPSILON);
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
    double[] both = rows.read(2, statistics, t);
    double[] values = rows.room(which, d + 1);
    x.read(t * d, values, 0, d);
    for (int i = 0; i < d; i++) {
      values[i] = (values[i] - both[0]) * both[1];
    }
    values[d] = both[1];
    return values;
  }

  @Override
  public void tangent(Matrix x, Matrix gain, Matrix statistics, Matrix tangent, Matrix outTangent) {
    int d = x.width();
    double[] g = rows.read(0, gain, 0);
    for (int t = 0; t < x.rows(); t++) {
      double[] normal = normalised(3, x, statistics, t);
      double[] direction = rows.read(4, tangent, t);
      double mean = sum(direction, d) / d;
      double along = dot(normal, direction, d) / d;
      for (int i = 0; i < d; i++) {
        direction[i] = g[i] * normal[d] * (direction[i] - mean - normal[i] * along);
      }
      write(outTangent, t, direction);
    }
  }

  @Override
  public void backward(
      Matrix x, Matrix gain, Matrix statistics, Matrix outGradient, NormGradients gradients) {
    backwardWithTangent(x, gain, statistics, null, outGradient, null, gradients);
  }

  /**
   * @param tangent and {@code outTangentGradient}: null without tangents
   */
  @Override
  public void backwardWithTangent(
      Matrix x,
      Matrix gain,
      Matrix statistics,
      Matrix tangent,
      Matrix outGradient,
      Matrix outTangentGradient,
      NormGradients gradients) {
    int d = x.width();
    double[] g = rows.read(0, gain, 0);
    double[] gGradient = rows.read(5, gradients.gain(), 0);
    double[] bGradient = rows.read(6, gradients.bias(), 0);
    double[] a = rows.room(7, d);
    for (int t = 0; t < x.rows(); t++) {
      double[] normal = normalised(3, x, statistics, t);
      double inverse = normal[d];
      double[] out = rows.read(1, outGradient, t);
      for (int i = 0; i < d; i++) {
        gGradient[i] += out[i] * normal[i];
        bGradient[i] += out[i];
        a[i] = g[i] * out[i];
      }
      double alongTangent = 0;
      if (tangent != null) {
        double[] direction = rows.read(4, tangent, t);
        double[] h = rows.read(8, outTangentGradient, t);
        double mean = sum(direction, d) / d;
        double c = dot(normal, direction, d) / d;
        double[] w = rows.room(9, d);
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
        if (gradients.tangent() != null) {
          double[] result = rows.room(10, d);
          if (gradients.addsToTangent()) {
            gradients.tangent().read(t * d, result, 0, d);
          } else {
            Arrays.fill(result, 0, d, 0);
          }
          for (int i = 0; i < d; i++) {
            result[i] += inverse * (w[i] - wMean - normal[i] * wAlong);
          }
          write(gradients.tangent(), t, result);
        }
      }
      double mean = sum(a, d) / d;
      double along = dot(a, normal, d) / d + alongTangent;
      double[] result = rows.room(11, d);
      if (gradients.addsToX()) {
        gradients.x().read(t * d, result, 0, d);
      } else {
        Arrays.fill(result, 0, d, 0);
      }
      for (int i = 0; i < d; i++) {
        result[i] += inverse * (a[i] - mean - normal[i] * along);
      }
      write(gradients.x(), t, result);
    }
    write(gradients.gain(), 0, gGradient);
    write(gradients.bias(), 0, bGradient);
  }
}
