package recdenoiser.engine.tensor.simd;

import static recdenoiser.engine.tensor.simd.Lanes.COUNT;
import static recdenoiser.engine.tensor.simd.Lanes.FLOATS;
import static recdenoiser.engine.tensor.simd.Lanes.load;
import static recdenoiser.engine.tensor.simd.Lanes.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.kernel.ColumnKernels;

/** Operations on columns on vectors, see {@link ColumnKernels}; row by row. */
final class SimdColumns implements ColumnKernels {
  private final float[] room = new float[COUNT];
  private float[] a = new float[0];
  private float[] b = new float[0];
  private float[] perRow = new float[0];

  /** Zeros behind {@code count} numbers, up to a whole vector. */
  private void room(int count) {
    if (a.length < count + COUNT) {
      a = new float[count + COUNT];
      b = new float[count + COUNT];
    }
    Arrays.fill(a, count, count + COUNT, 0);
    Arrays.fill(b, count, count + COUNT, 0);
  }

  private void rows(int rows) {
    if (perRow.length < rows) {
      perRow = new float[rows];
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
      addScaled(a, 1, b, count);
      target.write(t * target.width() + to, b, 0, count);
    }
  }

  @Override
  public void dots(Matrix x, Matrix y, Matrix out) {
    int d = x.width();
    room(d);
    rows(x.rows());
    for (int t = 0; t < x.rows(); t++) {
      x.read(t * d, a, 0, d);
      y.read(t * d, b, 0, d);
      perRow[t] = dot(a, b, d, room);
    }
    out.write(0, perRow, 0, x.rows());
  }

  private static float dot(float[] x, float[] y, int count, float[] room) {
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int i = 0; i < count; i += COUNT) {
      sum = load(x, i).fma(load(y, i), sum);
    }
    return Lanes.sum(sum, room);
  }

  @Override
  public void addScaled(Matrix factors, Matrix x, Matrix target) {
    int d = x.width();
    room(d);
    rows(x.rows());
    factors.read(0, perRow, 0, x.rows());
    for (int t = 0; t < x.rows(); t++) {
      x.read(t * d, a, 0, d);
      target.read(t * d, b, 0, d);
      addScaled(a, perRow[t], b, d);
      target.write(t * d, b, 0, d);
    }
  }

  private static void addScaled(float[] x, float factor, float[] y, int count) {
    FloatVector scale = vector(factor);
    for (int i = 0; i < count; i += COUNT) {
      load(x, i).fma(scale, load(y, i)).intoArray(y, i);
    }
  }
}
