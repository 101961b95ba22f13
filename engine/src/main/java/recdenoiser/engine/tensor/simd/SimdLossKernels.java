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
import recdenoiser.engine.tensor.kernel.Logistic;
import recdenoiser.engine.tensor.kernel.LossKernels;
import recdenoiser.engine.tensor.kernel.OnlineSoftmax;

/**
 * The losses' kernels on vectors, a row at a time. Behind a row of scores there are scores so small
 * that they do not count.
 */
final class SimdLossKernels implements LossKernels {
  private static final float NEVER = (float) ABSENT;

  private final float[] room = new float[COUNT];
  private float[] a = new float[COUNT];
  private float[] b = new float[COUNT];
  private final SimdRankingLosses ranking = new SimdRankingLosses();
  private final SimdDistances distances = new SimdDistances();
  private final SimdSoftmaxPart part = new SimdSoftmaxPart();

  private void room(int width) {
    if (a.length < width + COUNT) {
      a = new float[width + COUNT];
      b = new float[width + COUNT];
    }
  }

  private static int up(int count) {
    return (count + COUNT - 1) / COUNT * COUNT;
  }

  private void read(Matrix x, int row, float[] target, float behind) {
    int width = x.width();
    x.read(row * width, target, 0, width);
    Arrays.fill(target, width, up(width), behind);
  }

  @Override
  public void innerProducts(Matrix x, Matrix y, double[] products, int at) {
    room(x.width());
    for (int t = 0; t < x.rows(); t++) {
      read(x, t, a, 0);
      read(y, t, b, 0);
      products[at + t] = dot(a, b, up(x.width()), room);
    }
  }

  private static float dot(float[] x, float[] y, int count, float[] room) {
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int i = 0; i < count; i += COUNT) {
      sum = load(x, i).fma(load(y, i), sum);
    }
    sum.intoArray(room, 0);
    return Lanes.sum(room, 0);
  }

  @Override
  public void squaredDistances(Matrix x, Matrix y, Matrix out) {
    distances.squares(x, y, out);
  }

  @Override
  public void combineRows(Matrix x, double[] f, Matrix y, double[] g, int at) {
    int d = x.width();
    room(d);
    for (int t = 0; t < x.rows(); t++) {
      x.read(t * d, a, 0, d);
      y.read(t * d, b, 0, d);
      combine(a, (float) f[at + t], b, (float) g[at + t], d);
      x.write(t * d, a, 0, d);
    }
  }

  private static void combine(float[] x, float f, float[] y, float g, int count) {
    FloatVector factor = vector(f);
    FloatVector other = vector(g);
    for (int i = 0; i < count; i += COUNT) {
      load(x, i).mul(factor).add(load(y, i).mul(other)).intoArray(x, i);
    }
  }

  @Override
  public void scaleRows(Matrix x, double[] f, int at) {
    int d = x.width();
    room(d);
    for (int t = 0; t < x.rows(); t++) {
      x.read(t * d, a, 0, d);
      scale(a, (float) f[at + t], d);
      x.write(t * d, a, 0, d);
    }
  }

  @Override
  public boolean softmaxPart(
      Slice scores, Matrix bias, int firstItem, OnlineSoftmax softmax, int at) {
    return part.run(scores, bias, firstItem, softmax, at);
  }

  private static float greatest(float[] x, int count) {
    IntVector most = Lanes.order(load(x, 0));
    for (int i = COUNT; i < count; i += COUNT) {
      most = most.max(Lanes.order(load(x, i)));
    }
    return Lanes.ofOrder(most.reduceLanes(VectorOperators.MAX));
  }

  private static void scale(float[] x, float factor, int count) {
    FloatVector scale = vector(factor);
    for (int i = 0; i < count; i += COUNT) {
      load(x, i).mul(scale).intoArray(x, i);
    }
  }

  /** x becomes exp(x - most), and is summed. */
  private static float exponentials(float[] x, int count, float most, float[] room) {
    FloatVector shift = vector(most);
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int i = 0; i < count; i += COUNT) {
      FloatVector e = Lanes.expOfMinus(shift.sub(load(x, i)));
      e.intoArray(x, i);
      sum = sum.add(e);
    }
    sum.intoArray(room, 0);
    return Lanes.sum(room, 0);
  }

  @Override
  public void binary(
      double[] positives,
      Matrix negatives,
      double[] offsets,
      int at,
      double calibration,
      double weight,
      double[] losses) {
    int count = negatives.width();
    room(count);
    for (int t = at; t < at + negatives.rows(); t++) {
      double offset = offsets == null ? 0 : offsets[t];
      double positive = positives[t] + offset;
      positives[t] = -weight * calibration * Logistic.sigmoid(-positive);
      read(negatives, t - at, a, NEVER);
      if (offsets != null) {
        shift(a, (float) offset, count);
      }
      SimdSoftplus.apply(a, b, count);
      losses[t] = calibration * Logistic.softplus(-positive) + sum(b, count, room);
      sigmoid(a, (float) weight, count);
      negatives.write((t - at) * count, a, 0, count);
      if (offsets != null) {
        offsets[t] = positives[t] + sum(a, count, room);
      }
    }
  }

  private static void shift(float[] x, float shift, int count) {
    FloatVector added = vector(shift);
    for (int i = 0; i < count; i += COUNT) {
      load(x, i).add(added).intoArray(x, i);
    }
  }

  private static void sigmoid(float[] x, float factor, int count) {
    FloatVector scale = vector(factor);
    for (int i = 0; i < count; i += COUNT) {
      Lanes.sigmoid(load(x, i)).mul(scale).intoArray(x, i);
    }
  }

  private static float sum(float[] x, int count, float[] room) {
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int i = 0; i < count; i += COUNT) {
      sum = sum.add(load(x, i));
    }
    sum.intoArray(room, 0);
    return Lanes.sum(room, 0);
  }

  @Override
  public void sampledSoftmax(
      double[] positives, Matrix negatives, int at, double weight, double[] losses) {
    int count = negatives.width();
    room(count);
    for (int t = at; t < at + negatives.rows(); t++) {
      read(negatives, t - at, a, NEVER);
      double most = Math.max(positives[t], greatest(a, count));
      double others = exponentials(a, count, (float) most, room);
      double sum = others + Math.exp(positives[t] - most);
      losses[t] = Math.log(sum) + most - positives[t];
      positives[t] = -weight * others / sum;
      scale(a, (float) (weight / sum), count);
      negatives.write((t - at) * count, a, 0, count);
    }
  }

  @Override
  public void bpr(double[] positives, Matrix negatives, int at, double weight, double[] losses) {
    ranking.bpr(positives, negatives, at, weight, losses);
  }

  @Override
  public void top1(
      double[] positives,
      Matrix negatives,
      double[] offsets,
      int at,
      double weight,
      double[] losses) {
    ranking.top1(positives, negatives, offsets, at, weight, losses);
  }

  @Override
  public void bprMax(
      double[] positives,
      Matrix negatives,
      double[] offsets,
      int at,
      double penalty,
      double weight,
      double[] losses) {
    ranking.bprMax(positives, negatives, offsets, at, penalty, weight, losses);
  }
}
