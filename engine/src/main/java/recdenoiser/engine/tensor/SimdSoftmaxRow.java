package recdenoiser.engine.tensor;

import static recdenoiser.engine.tensor.Lanes.COUNT;
import static recdenoiser.engine.tensor.Lanes.FLOATS;
import static recdenoiser.engine.tensor.Lanes.load;
import static recdenoiser.engine.tensor.Lanes.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * What the softmax does to one row of a {@link ScoreTile}. Rows begin at whole vectors, so a row is
 * worked on a little beyond its last key and set to zero there afterwards.
 */
final class SimdSoftmaxRow {
  /** Read from COUNT - k on: k times no limit, then closed. */
  private static final float[] LIMITS = steps(Float.POSITIVE_INFINITY, -1e30f);

  /** Read from COUNT - k on: k ones, then zeros. */
  private static final float[] ONES = steps(1, 0);

  private static final FloatVector ONE = vector(1);
  private static final FloatVector CLOSED = vector(1e30f);

  private SimdSoftmaxRow() {}

  private static float[] steps(float first, float then) {
    float[] steps = new float[2 * COUNT];
    Arrays.fill(steps, 0, COUNT, first);
    Arrays.fill(steps, COUNT, 2 * COUNT, then);
    return steps;
  }

  /** Numbers where the pattern is 0 become very small. */
  static void close(float[] x, int row, int keys, float[] pattern, int at) {
    for (int k = 0; k < keys; k += COUNT) {
      FloatVector open = load(pattern, at + k);
      load(x, row + k).fma(open, open.sub(ONE).mul(CLOSED)).intoArray(x, row + k);
    }
  }

  /**
   * Numbers behind the last key, in its vector, become so small that their exponentials do not
   * count.
   */
  static void close(float[] x, int row, int keys) {
    int end = up(keys) - COUNT;
    load(x, row + end).min(load(LIMITS, COUNT - (keys - end))).intoArray(x, row + end);
  }

  /** Zeros behind the last key. */
  static void clear(float[] x, int row, int keys, int stride) {
    int end = up(keys) - COUNT;
    load(x, row + end).mul(load(ONES, COUNT - (keys - end))).intoArray(x, row + end);
    for (int k = end + COUNT; k < stride; k += COUNT) {
      Lanes.ZERO.intoArray(x, row + k);
    }
  }

  /** Keys filled up to whole vectors. */
  static int up(int keys) {
    return (keys + COUNT - 1) / COUNT * COUNT;
  }

  static void exponentials(float[] p, int row, int keys, float scale, float[] room) {
    FloatVector max = load(p, row);
    for (int k = COUNT; k < keys; k += COUNT) {
      max = max.max(load(p, row + k));
    }
    FloatVector most = vector(max.reduceLanes(VectorOperators.MAX));
    FloatVector factor = vector(scale);
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int k = 0; k < keys; k += COUNT) {
      FloatVector e = Lanes.exp(load(p, row + k).sub(most).mul(factor));
      e.intoArray(p, row + k);
      sum = sum.add(e);
    }
    FloatVector inverse = vector(1 / Lanes.sum(sum, room));
    for (int k = 0; k < keys; k += COUNT) {
      load(p, row + k).mul(inverse).intoArray(p, row + k);
    }
  }

  static float dot(float[] x, int xAt, float[] y, int yAt, int count, float[] room) {
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int i = 0; i < count; i += COUNT) {
      sum = load(x, xAt + i).fma(load(y, yAt + i), sum);
    }
    return Lanes.sum(sum, room);
  }

  static void multiply(float[] x, int xAt, float[] y, int yAt, float[] out, int at, int count) {
    for (int i = 0; i < count; i += COUNT) {
      load(x, xAt + i).mul(load(y, yAt + i)).intoArray(out, at + i);
    }
  }

  /** g becomes scale · p ⊙ (g - Σ pg), which is also how tangents go forward. */
  static void project(float[] p, float[] g, int row, int keys, float scale, float[] room) {
    FloatVector mean = vector(dot(p, row, g, row, keys, room));
    FloatVector factor = vector(scale);
    for (int k = 0; k < keys; k += COUNT) {
      load(g, row + k).sub(mean).mul(load(p, row + k).mul(factor)).intoArray(g, row + k);
    }
  }
}
