package recdenoiser.engine.tensor.plain;

import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.kernel.ColumnKernels;

/** Operations on columns as plain loops, see {@link ColumnKernels}. */
final class PlainColumns implements ColumnKernels {
  private double[] a = new double[0];
  private double[] b = new double[0];
  private final double[] one = new double[1];

  private void room(int count) {
    if (a.length < count) {
      a = new double[count];
      b = new double[count];
    }
  }

  @Override
  public void copy(Matrix source, int from, Matrix target, int to, int count) {
    room(count);
    for (int t = 0; t < source.rows(); t++) {
      source.read(t * source.width() + from, a, 0, count);
      target.write(t * target.width() + to, a, 0, count);
    }
  }

  @Override
  public void add(Matrix source, int from, Matrix target, int to, int count) {
    room(count);
    for (int t = 0; t < source.rows(); t++) {
      source.read(t * source.width() + from, a, 0, count);
      target.read(t * target.width() + to, b, 0, count);
      for (int i = 0; i < count; i++) {
        b[i] += a[i];
      }
      target.write(t * target.width() + to, b, 0, count);
    }
  }

  @Override
  public void dots(Matrix x, Matrix y, Matrix out) {
    int d = x.width();
    room(d);
    for (int t = 0; t < x.rows(); t++) {
      x.read(t * d, a, 0, d);
      y.read(t * d, b, 0, d);
      one[0] = PlainRows.dot(a, b, d);
      out.write(t, one, 0, 1);
    }
  }

  @Override
  public void addScaled(Matrix factors, Matrix x, Matrix target) {
    int d = x.width();
    room(d);
    for (int t = 0; t < x.rows(); t++) {
      x.read(t * d, a, 0, d);
      target.read(t * d, b, 0, d);
      factors.read(t, one, 0, 1);
      for (int i = 0; i < d; i++) {
        b[i] += one[0] * a[i];
      }
      target.write(t * d, b, 0, d);
    }
  }
}
