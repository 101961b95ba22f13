package recdenoiser.engine.tensor.simd;

import static recdenoiser.engine.tensor.simd.Lanes.COUNT;
import static recdenoiser.engine.tensor.simd.Lanes.load;

import jdk.incubator.vector.FloatVector;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.kernel.LossKernels;

/**
 * {@link LossKernels#squaredDistances} on vectors: by differences, since a product of matrices and
 * the lengths of rows would lose what is near. Some rows of x at a time meet one row of y after the
 * other. Rows are filled up with zeros, which are no distance from one another.
 */
final class SimdDistances {
  private static final int TILE = 64;
  private static final int RESULTS = 1 << 16;

  private final float[] room = new float[COUNT];
  private float[] tile = new float[0];
  private float[] other = new float[0];
  private float[] results = new float[0];

  void squares(Matrix x, Matrix y, Matrix out) {
    int d = x.width();
    int stride = (d + COUNT - 1) / COUNT * COUNT;
    int count = y.rows();
    int most = Math.max(1, Math.min(Math.min(TILE, x.rows()), RESULTS / Math.max(1, count)));
    room(most, stride, count);
    for (int from = 0; from < x.rows(); from += most) {
      int rows = Math.min(most, x.rows() - from);
      for (int t = 0; t < rows; t++) {
        read(x, from + t, tile, t * stride, stride);
      }
      for (int i = 0; i < count; i++) {
        read(y, i, other, 0, stride);
        for (int t = 0; t < rows; t++) {
          results[t * count + i] = square(tile, t * stride, other, stride, room);
        }
      }
      out.write(from * count, results, 0, rows * count);
    }
  }

  private void room(int rows, int stride, int count) {
    if (tile.length < rows * stride) {
      tile = new float[rows * stride];
    }
    if (other.length < stride) {
      other = new float[stride];
    }
    if (results.length < rows * count) {
      results = new float[rows * count];
    }
  }

  private static void read(Matrix from, int row, float[] into, int at, int stride) {
    int d = from.width();
    from.read(row * d, into, at, d);
    for (int i = at + d; i < at + stride; i++) {
      into[i] = 0;
    }
  }

  private static float square(float[] x, int at, float[] y, int count, float[] room) {
    FloatVector sum = Lanes.ZERO;
    for (int i = 0; i < count; i += COUNT) {
      FloatVector difference = load(x, at + i).sub(load(y, i));
      sum = difference.fma(difference, sum);
    }
    return Lanes.sum(sum, room);
  }
}
