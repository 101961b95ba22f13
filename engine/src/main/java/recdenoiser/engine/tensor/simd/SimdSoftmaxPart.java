package recdenoiser.engine.tensor.simd;

import static recdenoiser.engine.tensor.simd.Lanes.COUNT;
import static recdenoiser.engine.tensor.simd.Lanes.FLOATS;
import static recdenoiser.engine.tensor.simd.Lanes.load;
import static recdenoiser.engine.tensor.simd.Lanes.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Slice;
import recdenoiser.engine.tensor.kernel.LossKernels;
import recdenoiser.engine.tensor.kernel.OnlineSoftmax;

/**
 * {@link LossKernels#softmaxPart} on vectors. A few rows are worked on at a time, every step
 * through all of them before the next one begins, see {@link SimdSoftmaxTile}.
 */
final class SimdSoftmaxPart {
  private static final int TILE = 2048;

  private static final float NEVER = -1e30f;

  private float[] x = new float[0];
  private float[] biases = new float[0];
  private float[] lanes = new float[0];
  private int[] greatest = new int[0];

  private int room(int stride) {
    int rows = Math.max(1, TILE / stride);
    if (x.length < rows * stride) {
      x = new float[rows * stride];
    }
    if (greatest.length < rows) {
      greatest = new int[rows];
      lanes = new float[rows * COUNT];
    }
    if (biases.length < stride) {
      biases = new float[stride];
    }
    return rows;
  }

  boolean run(Slice scores, Matrix bias, int firstItem, OnlineSoftmax softmax, int at) {
    int rows = scores.rows();
    int count = scores.columns();
    int stride = (count + COUNT - 1) / COUNT * COUNT;
    int step = room(stride);
    if (bias == null) {
      Arrays.fill(biases, 0);
    } else {
      bias.read(firstItem, biases, 0, count);
    }
    boolean raised = false;
    for (int t = 0; t < rows; t += step) {
      int some = Math.min(step, rows - t);
      read(scores, t * count, some, count, stride);
      for (int r = 0; r < some; r++) {
        greatest[r] = addAndCompare(x, r * stride, stride, biases);
      }
      for (int r = 0; r < some; r++) {
        float most = Lanes.ofOrder(greatest[r]);
        raised |= softmax.raise(at + t + r, most);
      }
      for (int r = 0; r < some; r++) {
        exponentials(x, r * stride, stride, (float) softmax.base(at + t + r), lanes, r * COUNT);
      }
      for (int r = 0; r < some; r++) {
        softmax.add(at + t + r, Lanes.sum(lanes, r * COUNT));
      }
      write(scores, t * count, some, count, stride);
    }
    return raised;
  }

  private void read(Slice scores, int from, int rows, int count, int stride) {
    if (count == stride) {
      scores.read(from, x, 0, rows * count);
      return;
    }
    for (int r = 0; r < rows; r++) {
      scores.read(from + r * count, x, r * stride, count);
      Arrays.fill(x, r * stride + count, (r + 1) * stride, NEVER);
    }
  }

  private void write(Slice scores, int from, int rows, int count, int stride) {
    if (count == stride) {
      scores.write(from, x, 0, rows * count);
      return;
    }
    for (int r = 0; r < rows; r++) {
      scores.write(from + r * count, x, r * stride, count);
    }
  }

  /** x += y; the result is the order of the greatest sum. */
  private static int addAndCompare(float[] x, int at, int count, float[] y) {
    FloatVector sum = load(x, at).add(load(y, 0));
    sum.intoArray(x, at);
    IntVector most = Lanes.order(sum);
    for (int i = COUNT; i < count; i += COUNT) {
      FloatVector next = load(x, at + i).add(load(y, i));
      next.intoArray(x, at + i);
      most = most.max(Lanes.order(next));
    }
    return most.reduceLanes(VectorOperators.MAX);
  }

  /** x becomes exp(x - base), and is summed by lanes. */
  private static void exponentials(
      float[] x, int at, int count, float base, float[] lanes, int to) {
    FloatVector shift = vector(base);
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int i = at; i < at + count; i += COUNT) {
      FloatVector e = Lanes.expOfMinus(shift.sub(load(x, i)));
      e.intoArray(x, i);
      sum = sum.add(e);
    }
    sum.intoArray(lanes, to);
  }
}
