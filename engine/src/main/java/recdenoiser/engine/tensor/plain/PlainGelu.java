package recdenoiser.engine.tensor.plain;

import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.kernel.GeluKernels;

/** The Gaussian error linear unit as plain loops in double precision. */
public final class PlainGelu implements GeluKernels {
  private static final double DENSITY_AT_0 = 1 / Math.sqrt(2 * Math.PI);

  /** Beyond it Φ is 0 or 1 to the last digit of a double. */
  private static final double FAR = 9;

  private double[] a = new double[0];
  private double[] b = new double[0];
  private double[] c = new double[0];
  private double[] d = new double[0];

  private void room(Matrix x) {
    if (a.length < x.width()) {
      a = new double[x.width()];
      b = new double[x.width()];
      c = new double[x.width()];
      d = new double[x.width()];
    }
  }

  private static void read(Matrix x, int row, double[] target) {
    x.read(row * x.width(), target, 0, x.width());
  }

  private static void write(Matrix x, int row, double[] source) {
    x.write(row * x.width(), source, 0, x.width());
  }

  static double density(double x) {
    return DENSITY_AT_0 * Math.exp(-x * x / 2);
  }

  /** Φ(x) = ½ + φ(x) (x + x³/3 + x⁵/(3·5) + …), whose terms all have the same sign. */
  public static double cumulative(double x) {
    if (Math.abs(x) > FAR) {
      return x > 0 ? 1 : 0;
    }
    double term = x;
    double sum = x;
    for (int odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
      term *= x * x / odd;
      sum += term;
    }
    return 0.5 + density(x) * sum;
  }

  @Override
  public void forward(Matrix x, Matrix out) {
    room(x);
    for (int t = 0; t < x.rows(); t++) {
      read(x, t, a);
      values(x.width());
      write(out, t, b);
      write(x, t, c);
    }
  }

  /** From x in a to values in b and slopes in c. */
  private void values(int width) {
    for (int i = 0; i < width; i++) {
      double open = cumulative(a[i]);
      b[i] = a[i] * open;
      c[i] = open + a[i] * density(a[i]);
    }
  }

  @Override
  public void forwardWithTangent(Matrix x, Matrix tangent, Matrix out, Matrix outTangent) {
    room(x);
    for (int t = 0; t < x.rows(); t++) {
      read(x, t, a);
      values(x.width());
      write(out, t, b);
      write(x, t, c);
      read(tangent, t, d);
      for (int i = 0; i < x.width(); i++) {
        c[i] *= d[i];
        d[i] *= density(a[i]) * (2 - a[i] * a[i]);
      }
      write(outTangent, t, c);
      write(tangent, t, d);
    }
  }

  @Override
  public void backward(Matrix slope, Matrix gradient) {
    room(slope);
    for (int t = 0; t < slope.rows(); t++) {
      read(slope, t, a);
      read(gradient, t, b);
      for (int i = 0; i < slope.width(); i++) {
        b[i] *= a[i];
      }
      write(gradient, t, b);
    }
  }

  @Override
  public void backwardWithTangent(
      Matrix slope, Matrix bend, Matrix gradient, Matrix tangentGradient) {
    room(slope);
    for (int t = 0; t < slope.rows(); t++) {
      read(slope, t, a);
      read(bend, t, b);
      read(gradient, t, c);
      read(tangentGradient, t, d);
      for (int i = 0; i < slope.width(); i++) {
        c[i] = a[i] * c[i] + b[i] * d[i];
        d[i] *= a[i];
      }
      write(gradient, t, c);
      write(tangentGradient, t, d);
    }
  }
}
