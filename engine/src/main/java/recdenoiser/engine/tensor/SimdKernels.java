package recdenoiser.engine.tensor;

import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.XOR;
import static recdenoiser.engine.tensor.Lanes.COUNT;
import static recdenoiser.engine.tensor.Lanes.FLOATS;
import static recdenoiser.engine.tensor.Lanes.INTS;
import static recdenoiser.engine.tensor.Lanes.ZERO;
import static recdenoiser.engine.tensor.Lanes.load;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * The kernels on vectors of floats (Vector API), for numbers in single precision.
 *
 * <p>Rows are copied in tiles that fit into the first-level cache, worked on there, and copied
 * back: at the speed of the cache the copy costs a tenth of the work, and {@code float[]} is the
 * only memory that the Vector API reaches fast on every JDK from 17 on.
 */
public final class SimdKernels implements Kernels {
  private static final int TILE = 2048;

  private final SimdSoftmax softmax = new SimdSoftmax();
  private final OpenKeyKernels openKeys = new SimdOpenKeys();
  private final SimdNorm norm = new SimdNorm();
  private final SimdAdam adam = new SimdAdam();
  private final SimdLoss loss = new SimdLoss();
  private final GeluKernels gelu = new SimdGelu();
  private final ColumnKernels columns = new SimdColumns();
  private final LossKernels losses = new SimdLossKernels();
  private final SimdNoise noise = new SimdNoise();
  private final float[] room = new float[COUNT];
  private float[] square = new float[0];
  private float[] a = new float[TILE + COUNT];
  private float[] b = new float[TILE + COUNT];

  @Override
  public String name() {
    return "SIMD " + FLOATS.vectorBitSize();
  }

  /** Rows of {@code width} that make a tile; at least one, for which room is made. */
  private int rowsPerTile(int width) {
    if (width > TILE && a.length < width + COUNT) {
      a = new float[width + COUNT];
      b = new float[width + COUNT];
    }
    return Math.max(1, TILE / width);
  }

  @Override
  public void transpose(Matrix x, Matrix out) {
    int rows = x.rows();
    int d = x.width();
    if (square.length < 2 * x.size()) {
      square = new float[2 * x.size()];
    }
    x.read(0, square, 0, x.size());
    for (int i = 0; i < d; i++) {
      copyColumn(square, i, d, rows, x.size() + i * rows);
    }
    out.write(0, square, x.size(), x.size());
  }

  private static void copyColumn(float[] from, int column, int d, int rows, int to) {
    for (int r = 0, at = column; r < rows; r++, at += d) {
      from[to + r] = from[at];
    }
  }

  @Override
  public void repeatRow(Matrix row, Matrix out) {
    int d = row.width();
    int step = rowsPerTile(d);
    int filled = Math.min(step, out.rows());
    row.read(0, a, 0, d);
    for (int t = 1; t < filled; t++) {
      System.arraycopy(a, 0, a, t * d, d);
    }
    for (int t = 0; t < out.rows(); t += step) {
      out.write(t * d, a, 0, Math.min(step, out.rows() - t) * d);
    }
  }

  @Override
  public void layerNorm(Matrix x, Matrix gain, Matrix bias, Matrix out, Matrix statistics) {
    norm.forward(x, gain, bias, out, statistics);
  }

  @Override
  public void layerNormTangent(
      Matrix x, Matrix gain, Matrix statistics, Matrix tangent, Matrix outTangent) {
    norm.tangent(x, gain, statistics, tangent, outTangent);
  }

  @Override
  public void layerNormReverse(
      Matrix x,
      Matrix gain,
      Matrix statistics,
      Matrix outGradient,
      Matrix tangent,
      Matrix outTangentGradient,
      Matrix xGradient,
      boolean accumulate,
      Matrix tangentGradient,
      boolean accumulateTangent,
      Matrix gainGradient,
      Matrix biasGradient) {
    if (tangent == null) {
      norm.reverse(
          x, gain, statistics, outGradient, xGradient, accumulate, gainGradient, biasGradient);
    } else {
      norm.reverseWithTangent(
          x,
          gain,
          statistics,
          outGradient,
          tangent,
          outTangentGradient,
          xGradient,
          accumulate,
          tangentGradient,
          accumulateTangent,
          gainGradient,
          biasGradient);
    }
  }

  @Override
  public void reluDropout(Matrix x, double rate, long key, int firstRow) {
    int first = firstRow * x.width();
    for (int at = 0; at < x.size(); at += TILE) {
      int count = Math.min(TILE, x.size() - at);
      x.read(at, a, 0, count);
      if (rate == 0) {
        relu(a, count);
      } else {
        reluDropout(a, count, (float) (1 / (1 - rate)), key, first + at, Draws.dropThreshold(rate));
      }
      x.write(at, a, 0, count);
    }
  }

  private static void relu(float[] x, int count) {
    for (int i = 0; i < count; i += COUNT) {
      load(x, i).max(ZERO).intoArray(x, i);
    }
  }

  private static void reluDropout(
      float[] x, int count, float factor, long key, int first, int threshold) {
    FloatVector scale = Lanes.vector(factor);
    IntVector upper = IntVector.broadcast(INTS, (int) (key >>> 32));
    IntVector dropped = IntVector.broadcast(INTS, threshold - 1);
    int base = first + (int) key;
    for (int i = 0; i < count; i += COUNT) {
      Lanes.keep(load(x, i).max(ZERO).mul(scale), base + i, upper, dropped).intoArray(x, i);
    }
  }

  @Override
  public void reluDropoutLinear(Matrix result, double rate, Matrix x) {
    float scale = (float) (1 / (1 - rate));
    for (int at = 0; at < x.size(); at += TILE) {
      int count = Math.min(TILE, x.size() - at);
      result.read(at, a, 0, count);
      x.read(at, b, 0, count);
      wherePositive(a, b, count, scale);
      x.write(at, b, 0, count);
    }
  }

  private static void wherePositive(float[] result, float[] x, int count, float factor) {
    FloatVector scale = Lanes.vector(factor);
    for (int i = 0; i < count; i += COUNT) {
      Lanes.wherePositive(load(x, i).mul(scale), load(result, i)).intoArray(x, i);
    }
  }

  @Override
  public void dropout(Matrix x, double rate, long key, int firstRow, Matrix addend, Matrix out) {
    int first = firstRow * x.width();
    for (int at = 0; at < x.size(); at += TILE) {
      int count = Math.min(TILE, x.size() - at);
      x.read(at, a, 0, count);
      if (rate > 0) {
        dropout(a, 0, count, (float) (1 / (1 - rate)), key, first + at, Draws.dropThreshold(rate));
      }
      if (addend != null) {
        addend.read(at, b, 0, count);
        add(a, b, count);
      }
      out.write(at, a, 0, count);
    }
  }

  /**
   * Two vectors at a time, written out: the method must be too long to be inlined (325 bytes of
   * code), or the compiler gives up in its middle when the loop around it is long as well, and
   * every vector becomes an object.
   */
  static void dropout(
      float[] x, int at, int count, float factor, long key, int first, int threshold) {
    FloatVector scale = Lanes.vector(factor);
    IntVector upper = IntVector.broadcast(INTS, (int) (key >>> 32));
    IntVector dropped = IntVector.broadcast(INTS, threshold - 1);
    int base = first + (int) key;
    int pairs = count - COUNT;
    int i = 0;
    for (; i < pairs; i += 2 * COUNT) {
      IntVector h = Lanes.STEPS.add(IntVector.broadcast(INTS, base + i));
      IntVector k = Lanes.STEPS.add(IntVector.broadcast(INTS, base + i + COUNT));
      h = h.lanewise(XOR, h.lanewise(LSHR, 16)).mul(Lanes.FIRST).add(upper);
      k = k.lanewise(XOR, k.lanewise(LSHR, 16)).mul(Lanes.FIRST).add(upper);
      h = h.lanewise(XOR, h.lanewise(LSHR, 15)).mul(Lanes.SECOND);
      k = k.lanewise(XOR, k.lanewise(LSHR, 15)).mul(Lanes.SECOND);
      h = dropped.sub(h.lanewise(XOR, h.lanewise(LSHR, 16)).lanewise(LSHR, 8)).lanewise(ASHR, 31);
      k = dropped.sub(k.lanewise(XOR, k.lanewise(LSHR, 16)).lanewise(LSHR, 8)).lanewise(ASHR, 31);
      IntVector one = load(x, at + i).mul(scale).reinterpretAsInts().lanewise(AND, h);
      IntVector two = load(x, at + i + COUNT).mul(scale).reinterpretAsInts().lanewise(AND, k);
      one.reinterpretAsFloats().intoArray(x, at + i);
      two.reinterpretAsFloats().intoArray(x, at + i + COUNT);
    }
    if (i < count) {
      Lanes.keep(load(x, at + i).mul(scale), base + i, upper, dropped).intoArray(x, at + i);
    }
  }

  private static void add(float[] x, float[] y, int count) {
    for (int i = 0; i < count; i += COUNT) {
      load(x, i).add(load(y, i)).intoArray(x, i);
    }
  }

  @Override
  public void softmax(
      ScoreTile tile,
      double scale,
      RowWeighting weighting,
      Matrix scores,
      int scoresAt,
      Matrix p,
      int at,
      Matrix w,
      int wAt) {
    softmax.forward(tile, (float) scale, weighting, scores, scoresAt, p, at, w, wAt);
  }

  @Override
  public void softmaxTangent(
      ScoreTile tile,
      double scale,
      RowWeighting weighting,
      Matrix p,
      int at,
      Matrix scoresTangent,
      int tangentAt,
      Matrix wTangent,
      int wAt) {
    softmax.tangent(tile, (float) scale, weighting, p, at, scoresTangent, tangentAt, wTangent, wAt);
  }

  @Override
  public void softmaxReverse(
      ScoreTile tile,
      double scale,
      RowWeighting weighting,
      Matrix p,
      int at,
      Matrix gradient,
      int gradientAt,
      Matrix w,
      int wAt) {
    softmax.reverse(tile, (float) scale, weighting, p, at, gradient, gradientAt, w, wAt);
  }

  @Override
  public void softmaxReverseWithTangent(
      ScoreTile tile,
      double scale,
      RowWeighting weighting,
      Matrix p,
      int at,
      Matrix scoresTangent,
      int tangentAt,
      Matrix gradient,
      Matrix tangentGradient,
      int gradientAt,
      Matrix w,
      Matrix wTangent,
      int wAt) {
    softmax.reverseWithTangent(
        tile,
        (float) scale,
        weighting,
        p,
        at,
        scoresTangent,
        tangentAt,
        gradient,
        tangentGradient,
        gradientAt,
        w,
        wTangent,
        wAt);
  }

  @Override
  public OpenKeyKernels openKeys() {
    return openKeys;
  }

  @Override
  public void embed(
      Matrix table,
      double scale,
      Matrix positions,
      int[] items,
      int[] slots,
      int from,
      double rate,
      long key,
      Matrix out) {
    int d = out.width();
    int step = rowsPerTile(d);
    for (int t = 0; t < out.rows(); t += step) {
      int rows = Math.min(step, out.rows() - t);
      for (int r = 0; r < rows; r++) {
        table.read(items[from + t + r] * d, a, r * d, d);
      }
      if (positions != null) {
        for (int r = 0; r < rows; r++) {
          positions.read(slots[from + t + r] * d, b, r * d, d);
        }
        scaleAndAdd(a, (float) scale, b, rows * d);
      } else {
        scale(a, (float) scale, rows * d);
      }
      if (rate > 0) {
        dropout(
            a,
            0,
            rows * d,
            (float) (1 / (1 - rate)),
            key,
            (from + t) * d,
            Draws.dropThreshold(rate));
      }
      out.write(t * d, a, 0, rows * d);
    }
  }

  private static void scaleAndAdd(float[] x, float scale, float[] y, int count) {
    FloatVector factor = Lanes.vector(scale);
    for (int i = 0; i < count; i += COUNT) {
      load(x, i).fma(factor, load(y, i)).intoArray(x, i);
    }
  }

  private static void scale(float[] x, float factor, int count) {
    FloatVector scale = Lanes.vector(factor);
    for (int i = 0; i < count; i += COUNT) {
      load(x, i).mul(scale).intoArray(x, i);
    }
  }

  @Override
  public void sampledCrossEntropy(
      Matrix states,
      Matrix offsets,
      Matrix table,
      int[] positives,
      int[] negatives,
      int from,
      double weight,
      double[] losses,
      double[] positiveSlope,
      double[] negativeSlope,
      Matrix stateGradient) {
    loss.sampledCrossEntropy(
        states,
        offsets,
        table,
        positives,
        negatives,
        from,
        weight,
        losses,
        positiveSlope,
        negativeSlope,
        stateGradient);
  }

  @Override
  public GeluKernels gelu() {
    return gelu;
  }

  @Override
  public LossKernels losses() {
    return losses;
  }

  @Override
  public ColumnKernels columns() {
    return columns;
  }

  @Override
  public PairRows pairRows() {
    return new SimdPairRows();
  }

  @Override
  public void gaussian(long key, int firstRow, Matrix out) {
    noise.gaussian(key, firstRow, out);
  }

  @Override
  public double squaredNorm(Matrix x) {
    double total = 0;
    for (int at = 0; at < x.size(); at += TILE) {
      int count = Math.min(TILE, x.size() - at);
      x.read(at, a, 0, count);
      Arrays.fill(a, count, count + COUNT, 0);
      total += squares(a, count, room);
    }
    return total;
  }

  static float squares(float[] x, int count, float[] room) {
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int i = 0; i < count; i += COUNT) {
      FloatVector v = load(x, i);
      sum = v.fma(v, sum);
    }
    return Lanes.sum(sum, room);
  }

  @Override
  public double gradient(
      AdamStep step,
      Storage theta,
      Storage[] gradients,
      int shards,
      int from,
      int to,
      Storage out) {
    return adam.gradient(step, theta, gradients, shards, from, to, out);
  }

  @Override
  public double gradient(
      AdamStep step, Matrix table, TableGradient gradient, int from, int to, Storage out) {
    return adam.gradient(step, table, gradient, from, to, out);
  }

  @Override
  public double adam(
      AdamStep step,
      Storage theta,
      Storage m,
      Storage v,
      Storage[] gradients,
      int shards,
      int from,
      int to) {
    return adam.dense(step, theta, m, v, gradients, shards, from, to);
  }

  @Override
  public double adam(
      AdamStep step, Matrix table, Storage m, Storage v, TableGradient gradient, int from, int to) {
    return adam.table(step, table, m, v, gradient, from, to);
  }
}
