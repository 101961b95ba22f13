package recdenoiser.engine.tensor.simd;

import static recdenoiser.engine.tensor.simd.Lanes.COUNT;
import static recdenoiser.engine.tensor.simd.Lanes.FLOATS;
import static recdenoiser.engine.tensor.simd.Lanes.load;
import static recdenoiser.engine.tensor.simd.Lanes.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.kernel.NormKernels;

/**
 * Some rows that layer norm is taken of, and sums over them.
 *
 * <p>A row of {@code d} numbers is worked on in whole vectors; the last one reaches into the next
 * row. What it reads there is multiplied by zero ({@code tail}), and what it writes there is
 * overwritten when that row's turn comes, so results go to arrays of their own, from the first row
 * to the last.
 *
 * <p>Every step goes through all rows before the next one begins, see {@link SimdSoftmaxTile}.
 */
final class SimdNormRows {
  /** As many as are worked on at once. */
  static final int ROWS = 16;

  /** By row, its sum in as many parts as a vector has lanes. */
  private final float[] lanes = new float[ROWS * COUNT];

  private final float[] moreLanes = new float[ROWS * COUNT];

  /** Mean and 1 / sqrt(variance + ε) of every row. */
  final float[] statistics = new float[2 * ROWS];

  private final float[] means = new float[ROWS];

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

  private static void normalise(
      float[] x, int at, int last, float mean, float inverse, float[] normal) {
    FloatVector means = vector(mean);
    FloatVector factor = vector(inverse);
    for (int i = 0; i <= last; i += COUNT) {
      load(x, at + i).sub(means).mul(factor).intoArray(normal, at + i);
    }
  }

  /** Works out the statistics of the first rows of x. */
  void measure(int rows) {
    means(x, rows, means);
    for (int r = 0; r < rows; r++) {
      squares(x, r * d, last, means[r], tail, lanes, r * COUNT);
    }
    for (int r = 0; r < rows; r++) {
      float variance = Lanes.sum(lanes, r * COUNT) / d;
      statistics[2 * r] = means[r];
      statistics[2 * r + 1] = (float) (1 / Math.sqrt(variance + NormKernels.EPSILON));
    }
  }

  /** 1 / sqrt(variance + ε). */
  float inverse(int r) {
    return statistics[2 * r + 1];
  }

  /** By row the mean of {@code values}. */
  void means(float[] values, int rows, float[] result) {
    for (int r = 0; r < rows; r++) {
      sum(values, r * d, last, tail, lanes, r * COUNT);
    }
    for (int r = 0; r < rows; r++) {
      result[r] = Lanes.sum(lanes, r * COUNT) / d;
    }
  }

  private static void sum(float[] x, int at, int last, float[] tail, float[] lanes, int to) {
    FloatVector sum = load(x, at + last).mul(load(tail, 0));
    for (int i = 0; i < last; i += COUNT) {
      sum = sum.add(load(x, at + i));
    }
    sum.intoArray(lanes, to);
  }

  private static void squares(
      float[] x, int at, int last, float mean, float[] tail, float[] lanes, int to) {
    FloatVector means = vector(mean);
    FloatVector rest = load(x, at + last).sub(means).mul(load(tail, 0));
    FloatVector sum = rest.mul(rest);
    for (int i = 0; i < last; i += COUNT) {
      FloatVector centred = load(x, at + i).sub(means);
      sum = centred.fma(centred, sum);
    }
    sum.intoArray(lanes, to);
  }

  /** By row the means of v = values ⊙ gain and of v ⊙ x̂. */
  void weightedMeans(float[] values, int rows, float[] result, float[] products) {
    for (int r = 0; r < rows; r++) {
      weightedSums(values, normal, r * d, last, gain, tail, lanes, moreLanes, r * COUNT);
    }
    for (int r = 0; r < rows; r++) {
      result[r] = Lanes.sum(lanes, r * COUNT) / d;
      products[r] = Lanes.sum(moreLanes, r * COUNT) / d;
    }
  }

  private static void weightedSums(
      float[] x,
      float[] normal,
      int at,
      int last,
      float[] gain,
      float[] tail,
      float[] lanes,
      float[] moreLanes,
      int to) {
    FloatVector sum = FloatVector.zero(FLOATS);
    FloatVector product = FloatVector.zero(FLOATS);
    for (int i = 0; i < last; i += COUNT) {
      FloatVector v = load(x, at + i).mul(load(gain, i));
      sum = sum.add(v);
      product = v.fma(load(normal, at + i), product);
    }
    FloatVector end = load(x, at + last).mul(load(gain, last)).mul(load(tail, 0));
    sum.add(end).intoArray(lanes, to);
    end.fma(load(normal, at + last), product).intoArray(moreLanes, to);
  }

  /** By row the mean of y ⊙ z. */
  void meanProducts(float[] y, float[] z, int rows, float[] result) {
    for (int r = 0; r < rows; r++) {
      products(y, z, r * d, last, tail, lanes, r * COUNT);
    }
    for (int r = 0; r < rows; r++) {
      result[r] = Lanes.sum(lanes, r * COUNT) / d;
    }
  }

  private static void products(
      float[] y, float[] z, int at, int last, float[] tail, float[] lanes, int to) {
    FloatVector sum = load(y, at + last).mul(load(z, at + last)).mul(load(tail, 0));
    for (int i = 0; i < last; i += COUNT) {
      sum = load(y, at + i).fma(load(z, at + i), sum);
    }
    sum.intoArray(lanes, to);
  }
}
