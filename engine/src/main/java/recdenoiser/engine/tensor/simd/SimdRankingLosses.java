package recdenoiser.engine.tensor.simd;

import static jdk.incubator.vector.VectorOperators.AND_NOT;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static recdenoiser.engine.tensor.simd.Lanes.COUNT;
import static recdenoiser.engine.tensor.simd.Lanes.ONE;
import static recdenoiser.engine.tensor.simd.Lanes.load;
import static recdenoiser.engine.tensor.simd.Lanes.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.kernel.LossKernels;

/**
 * BPR, TOP1 and BPR-max on vectors, a row at a time, in loops of which each is short enough to be
 * compiled. Behind a row there are scores that have no part; {@code here} is 1 where one has, and 0
 * where not.
 *
 * <p>The formulas of BPR-max are those of {@link
 * recdenoiser.engine.tensor.plain.PlainLossKernels#bprMax}.
 */
final class SimdRankingLosses {
  private static final float ABSENT = (float) LossKernels.ABSENT;
  private static final FloatVector HALF_ABSENT = vector(ABSENT / 2);
  private static final IntVector ONE_BITS = ONE.reinterpretAsInts();

  private static final RowLoop SIGMOIDS = SimdRankingLosses::sigmoids;
  private static final RowLoop SIGMOIDS_OF_SQUARES = SimdRankingLosses::sigmoidsOfSquares;
  private static final RowLoop EXPONENTIALS = SimdRankingLosses::exponentials;

  private final float[] room = new float[COUNT];
  private float[] scores = new float[0];
  private float[] here = new float[0];
  private float[] above = new float[0];
  private float[] size = new float[0];
  private float[] below = new float[0];
  private float[] slopes = new float[0];
  private int width;
  private int count;
  private float present;

  /** Reads a row, adds to its scores, and sees which of them have a part. */
  private void read(Matrix negatives, int row, double shift) {
    room(negatives.width());
    negatives.read(row * width, scores, 0, width);
    Arrays.fill(scores, width, count, ABSENT);
    present = here(scores, (float) shift, here, count, room);
  }

  private void room(int numbers) {
    width = numbers;
    count = (width + COUNT - 1) / COUNT * COUNT;
    if (scores.length < count) {
      scores = new float[count];
      here = new float[count];
      above = new float[count];
      size = new float[count];
      below = new float[count];
      slopes = new float[count];
    }
  }

  void bpr(double[] positives, Matrix negatives, int at, double weight, double[] losses) {
    if (negatives.width() == 1) {
      bprOfPairs(positives, negatives, at, weight, losses);
      return;
    }
    for (int t = at; t < at + negatives.rows(); t++) {
      read(negatives, t - at, -positives[t]);
      float most = Math.max(1, present);
      SimdSoftplus.apply(scores, size, count);
      losses[t] = multiply(size, here, 1, size, count, room) / most;
      RowLoop.run(SIGMOIDS, scores, 0, count, 0, above);
      positives[t] = -multiply(above, here, (float) (weight / most), slopes, count, room);
      negatives.write((t - at) * width, slopes, 0, width);
    }
  }

  /** The same with one negative each: a row for all of them. */
  private void bprOfPairs(
      double[] positives, Matrix negatives, int at, double weight, double[] losses) {
    room(negatives.rows());
    negatives.read(0, scores, 0, width);
    Arrays.fill(scores, width, count, ABSENT);
    Arrays.fill(below, width, count, 0);
    for (int t = 0; t < width; t++) {
      below[t] = (float) -positives[at + t];
    }
    here(scores, 0, here, count, room);
    add(scores, below, count);
    SimdSoftplus.apply(scores, size, count);
    multiply(size, here, 1, size, count, room);
    RowLoop.run(SIGMOIDS, scores, 0, count, 0, above);
    multiply(above, here, (float) weight, slopes, count, room);
    for (int t = 0; t < width; t++) {
      losses[at + t] = size[t];
      positives[at + t] = -slopes[t];
    }
    negatives.write(0, slopes, 0, width);
  }

  private static void add(float[] x, float[] y, int count) {
    for (int i = 0; i < count; i += COUNT) {
      load(x, i).add(load(y, i)).intoArray(x, i);
    }
  }

  void top1(
      double[] positives,
      Matrix negatives,
      double[] offsets,
      int at,
      double weight,
      double[] losses) {
    for (int t = at; t < at + negatives.rows(); t++) {
      read(negatives, t - at, offsets[t]);
      float most = Math.max(1, present);
      float scale = (float) (weight / most);
      RowLoop.run(SIGMOIDS, scores, 0, count, (float) (positives[t] + offsets[t]), above);
      RowLoop.run(SIGMOIDS_OF_SQUARES, scores, 0, count, 0, size);
      double aboveTarget = multiply(above, here, 1, above, count, room);
      losses[t] = (aboveTarget + multiply(size, here, 1, size, count, room)) / most;
      positives[t] = -rise(above, scale, slopes, count, room);
      offsets[t] = grow(scores, size, here, scale, slopes, count, room);
      negatives.write((t - at) * width, slopes, 0, width);
    }
  }

  void bprMax(
      double[] positives,
      Matrix negatives,
      double[] offsets,
      int at,
      double penalty,
      double weight,
      double[] losses) {
    for (int t = at; t < at + negatives.rows(); t++) {
      read(negatives, t - at, offsets[t]);
      float positive = (float) (positives[t] + offsets[t]);
      losses[t] = 0;
      positives[t] = 0;
      offsets[t] = 0;
      Arrays.fill(slopes, 0, count, 0);
      if (present > 0) {
        double logBelow = softmaxOfBelow(positive);
        System.arraycopy(scores, 0, size, 0, count);
        double logSum = softmax(size);
        float squares = meanSquare(scores, size, count, room);
        losses[t] = logSum - logBelow + penalty * squares;
        positives[t] = -weight * combine(size, below, above, (float) weight, slopes, count, room);
        float factor = (float) (weight * penalty);
        offsets[t] = growMean(scores, size, squares, factor, slopes, count, room);
      }
      negatives.write((t - at) * width, slopes, 0, width);
    }
  }

  /** {@code below} becomes the softmax of s + ln σ(positive - s); {@code above} σ(s - positive). */
  private double softmaxOfBelow(float positive) {
    RowLoop.run(SIGMOIDS, scores, 0, count, positive, above);
    shift(scores, -positive, below, count);
    SimdSoftplus.apply(below, slopes, count);
    subtract(scores, slopes, below, count);
    return softmax(below);
  }

  /** x becomes its softmax over what has a part; the result is ln Σ exp(x). */
  private double softmax(float[] x) {
    float most = greatest(x, count);
    RowLoop.run(EXPONENTIALS, x, 0, count, most, x);
    float sum = multiply(x, here, 1, x, count, room);
    multiply(x, here, 1 / sum, x, count, room);
    return most + Math.log(sum);
  }

  /** x += shift; {@code here} says what has a part, and is summed. */
  private static float here(float[] x, float shift, float[] here, int count, float[] room) {
    FloatVector added = vector(shift);
    FloatVector sum = Lanes.ZERO;
    for (int i = 0; i < count; i += COUNT) {
      FloatVector s = load(x, i);
      IntVector absent = s.sub(HALF_ABSENT).reinterpretAsInts().lanewise(ASHR, 31);
      FloatVector one = ONE_BITS.lanewise(AND_NOT, absent).reinterpretAsFloats();
      s.add(added).intoArray(x, i);
      one.intoArray(here, i);
      sum = sum.add(one);
    }
    return Lanes.sum(sum, room);
  }

  private static void shift(float[] x, float shift, float[] out, int count) {
    FloatVector added = vector(shift);
    for (int i = 0; i < count; i += COUNT) {
      load(x, i).add(added).intoArray(out, i);
    }
  }

  private static void subtract(float[] x, float[] y, float[] out, int count) {
    for (int i = 0; i < count; i += COUNT) {
      load(x, i).sub(load(y, i)).intoArray(out, i);
    }
  }

  /** out = factor · x · y, and is summed. */
  private static float multiply(
      float[] x, float[] y, float factor, float[] out, int count, float[] room) {
    FloatVector scale = vector(factor);
    FloatVector sum = Lanes.ZERO;
    for (int i = 0; i < count; i += COUNT) {
      FloatVector product = load(x, i).mul(load(y, i)).mul(scale);
      product.intoArray(out, i);
      sum = sum.add(product);
    }
    return Lanes.sum(sum, room);
  }

  /** out = σ(x - number). */
  private static void sigmoids(float[] x, int from, int count, float number, float[] out) {
    FloatVector shift = vector(number);
    for (int i = 0; i < count; i += COUNT) {
      Lanes.sigmoid(load(x, i).sub(shift)).intoArray(out, i);
    }
  }

  /** out = σ(x²). */
  private static void sigmoidsOfSquares(float[] x, int from, int count, float number, float[] out) {
    for (int i = 0; i < count; i += COUNT) {
      FloatVector s = load(x, i);
      Lanes.sigmoid(s.mul(s)).intoArray(out, i);
    }
  }

  /** out = exp(x - number), where no x is greater than the number. */
  private static void exponentials(float[] x, int from, int count, float number, float[] out) {
    FloatVector shift = vector(number);
    for (int i = 0; i < count; i += COUNT) {
      Lanes.expOfMinus(shift.sub(load(x, i))).intoArray(out, i);
    }
  }

  private static float greatest(float[] x, int count) {
    IntVector most = Lanes.order(load(x, 0));
    for (int i = COUNT; i < count; i += COUNT) {
      most = most.max(Lanes.order(load(x, i)));
    }
    return Lanes.ofOrder(most.reduceLanes(VectorOperators.MAX));
  }

  /** slopes = factor · σ (1 - σ), and is summed. */
  private static float rise(float[] above, float factor, float[] slopes, int count, float[] room) {
    FloatVector scale = vector(factor);
    FloatVector sum = Lanes.ZERO;
    for (int i = 0; i < count; i += COUNT) {
      FloatVector sigma = load(above, i);
      FloatVector slope = sigma.mul(ONE.sub(sigma)).mul(scale);
      slope.intoArray(slopes, i);
      sum = sum.add(slope);
    }
    return Lanes.sum(sum, room);
  }

  /** slopes += factor · 2 s σ (1 - σ) of what has a part; the result is the sum of that. */
  private static float grow(
      float[] scores,
      float[] size,
      float[] here,
      float factor,
      float[] slopes,
      int count,
      float[] room) {
    FloatVector scale = vector(2 * factor);
    FloatVector sum = Lanes.ZERO;
    for (int i = 0; i < count; i += COUNT) {
      FloatVector sigma = load(size, i);
      FloatVector slope = sigma.mul(load(here, i).sub(sigma)).mul(scale).mul(load(scores, i));
      load(slopes, i).add(slope).intoArray(slopes, i);
      sum = sum.add(slope);
    }
    return Lanes.sum(sum, room);
  }

  /** Σ p s²; p is 0 where s is so small that its square is infinite. */
  private static float meanSquare(float[] scores, float[] p, int count, float[] room) {
    FloatVector sum = Lanes.ZERO;
    for (int i = 0; i < count; i += COUNT) {
      FloatVector s = load(scores, i);
      sum = sum.add(load(p, i).mul(s).mul(s));
    }
    return Lanes.sum(sum, room);
  }

  /** slopes = weight · (p - q (1 - above)); the result is Σ q above. */
  private static float combine(
      float[] p, float[] q, float[] above, float weight, float[] slopes, int count, float[] room) {
    FloatVector scale = vector(weight);
    FloatVector sum = Lanes.ZERO;
    for (int i = 0; i < count; i += COUNT) {
      FloatVector share = load(q, i).mul(load(above, i));
      load(p, i).sub(load(q, i)).add(share).mul(scale).intoArray(slopes, i);
      sum = sum.add(share);
    }
    return Lanes.sum(sum, room);
  }

  /** slopes += factor · p (2 s + s² - squares); the result is the sum of that. */
  private static float growMean(
      float[] scores,
      float[] p,
      float squares,
      float factor,
      float[] slopes,
      int count,
      float[] room) {
    FloatVector scale = vector(factor);
    FloatVector mean = vector(squares);
    FloatVector sum = Lanes.ZERO;
    for (int i = 0; i < count; i += COUNT) {
      FloatVector s = load(scores, i);
      FloatVector share = load(p, i);
      FloatVector twice = share.mul(s.add(s).sub(mean));
      FloatVector slope = share.mul(s).mul(s).add(twice).mul(scale);
      load(slopes, i).add(slope).intoArray(slopes, i);
      sum = sum.add(slope);
    }
    return Lanes.sum(sum, room);
  }
}
