package recdenoiser.engine.tensor;

import static recdenoiser.engine.tensor.Lanes.COUNT;
import static recdenoiser.engine.tensor.Lanes.load;
import static recdenoiser.engine.tensor.Lanes.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Some rows that layer norm is taken of, and sums over them.
 *
 * <p>A row of {@code d} numbers is worked on in whole vectors; the last one reaches into the next
 * row. What it reads there is multiplied by zero ({@code tail}), and what it writes there is
 * overwritten when that row's turn comes, so results go to arrays of their own, from the first row
 * to the last.
 */
final class SimdNormRows {
  /** As many as are worked on at once. */
  static final int ROWS = 16;

  private final float[] room = new float[COUNT];
  private final float[] other = new float[COUNT];

  /** Mean and 1 / sqrt(variance + ε) of every row. */
  final float[] statistics = new float[2 * ROWS];

  int d;

  /** Where a row's last vector begins. */
  int last;

  float[] tail = new float[0];
  float[] gain = new float[0];
  float[] x = new float[0];

  /** x̂, see {@link #readNormal}. */
  float[] normal = new float[0];

  /** Whether it is another width than before; then all rooms are to be made anew. */
  boolean width(int width) {
    if (d == width) {
      return false;
    }
    d = width;
    int whole = (width + COUNT - 1) / COUNT * COUNT;
    last = whole - COUNT;
    tail = new float[COUNT];
    Arrays.fill(tail, 0, width - last, 1);
    gain = row();
    x = room();
    normal = room();
    return true;
  }

  /** Room for one row. */
  float[] row() {
    return new float[last + COUNT];
  }

  /** Room for as many rows as are worked on at once. */
  float[] room() {
    return new float[ROWS * d + COUNT];
  }

  /** Reads rows from {@code t} on and normalises them as their statistics say. */
  void readNormal(Matrix input, Matrix stats, int t, int rows) {
    input.read(t * d, x, 0, rows * d);
    stats.read(2 * t, statistics, 0, 2 * rows);
    for (int r = 0; r < rows; r++) {
      normalise(x, r * d, last, statistics[2 * r], inverse(r), normal);
    }
  }

  /** Works out the statistics of row {@code r} of x. */
  void measure(int r) {
    float mean = mean(x, r);
    float variance = variance(x, r, mean);
    statistics[2 * r] = mean;
    statistics[2 * r + 1] = (float) (1 / Math.sqrt(variance + NormKernels.EPSILON));
  }

  /** 1 / sqrt(variance + ε). */
  float inverse(int r) {
    return statistics[2 * r + 1];
  }

  /** Of row {@code r}. */
  float mean(float[] values, int r) {
    int at = r * d;
    int end = last;
    FloatVector sum = load(values, at + end).mul(load(tail, 0));
    for (int i = 0; i < end; i += COUNT) {
      sum = sum.add(load(values, at + i));
    }
    return Lanes.sum(sum, room) / d;
  }

  private float variance(float[] values, int r, float mean) {
    int at = r * d;
    int end = last;
    FloatVector means = vector(mean);
    FloatVector rest = load(values, at + end).sub(means).mul(load(tail, 0));
    FloatVector sum = rest.mul(rest);
    for (int i = 0; i < end; i += COUNT) {
      FloatVector centred = load(values, at + i).sub(means);
      sum = centred.fma(centred, sum);
    }
    return Lanes.sum(sum, room) / d;
  }

  /** The mean of y ⊙ z in row {@code r}. */
  float meanProduct(float[] y, float[] z, int r) {
    int at = r * d;
    int end = last;
    FloatVector sum = load(y, at + end).mul(load(z, at + end)).mul(load(tail, 0));
    for (int i = 0; i < end; i += COUNT) {
      sum = load(y, at + i).fma(load(z, at + i), sum);
    }
    return Lanes.sum(sum, other) / d;
  }

  private static void normalise(
      float[] x, int at, int last, float mean, float inverse, float[] normal) {
    FloatVector means = vector(mean);
    FloatVector factor = vector(inverse);
    for (int i = 0; i <= last; i += COUNT) {
      load(x, at + i).sub(means).mul(factor).intoArray(normal, at + i);
    }
  }
}
