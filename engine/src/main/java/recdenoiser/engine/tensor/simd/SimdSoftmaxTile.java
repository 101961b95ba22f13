package recdenoiser.engine.tensor.simd;

import static recdenoiser.engine.tensor.simd.Lanes.COUNT;
import static recdenoiser.engine.tensor.simd.Lanes.FLOATS;
import static recdenoiser.engine.tensor.simd.Lanes.INTS;
import static recdenoiser.engine.tensor.simd.Lanes.load;
import static recdenoiser.engine.tensor.simd.Lanes.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import recdenoiser.engine.tensor.kernel.ScoreTile;

/**
 * What the softmax does to all rows of a {@link ScoreTile}.
 *
 * <p>Every step goes through all rows before the next one begins. Vectors in Java's arrays lie
 * across cache lines, and one that was stored a moment ago takes a processor longer to load again
 * than an exponential takes it. A row is worked on in whole vectors; behind its last key there are
 * zeros afterwards.
 */
final class SimdSoftmaxTile {
  /** Read from COUNT - k on: k times all bits, then none. */
  private static final int[] KEPT = steps(-1, 0);

  /** Read from COUNT - k on: k times no bit, then those of a very small number. */
  private static final int[] CLOSED = steps(0, Float.floatToRawIntBits(-1e30f));

  /** A step, for all rows. */
  private interface Step {
    /**
     * @param lanes room for a vector a row
     * @param numbers room for a number a row
     */
    void run(ScoreTile tile, float[] x, float scale, float[] lanes, float[] numbers);
  }

  /**
   * Called through an interface: the compiler would put steps that are called directly together,
   * and give up keeping vectors in registers half-way.
   */
  private static final Step[] EXPONENTIALS = {
    SimdSoftmaxTile::belowMost,
    SimdSoftmaxTile::exponentials,
    SimdSoftmaxTile::sums,
    SimdSoftmaxTile::inverses
  };

  private static final Step NORMALISE = SimdSoftmaxTile::normalise;

  private static final float NEGATIVE_NAN = Float.intBitsToFloat(0xffc00000);

  private float[] lanes = new float[0];
  private float[] numbers = new float[0];
  private float[] others = new float[0];

  private static int[] steps(int first, int then) {
    int[] steps = new int[2 * COUNT];
    Arrays.fill(steps, 0, COUNT, first);
    Arrays.fill(steps, COUNT, 2 * COUNT, then);
    return steps;
  }

  /** Keys filled up to whole vectors. */
  static int up(int keys) {
    return (keys + COUNT - 1) / COUNT * COUNT;
  }

  private void room(int rows) {
    if (numbers.length < rows) {
      numbers = new float[rows];
      others = new float[rows];
      lanes = new float[rows * COUNT];
    }
  }

  /** Scores become softmax(scale · scores). */
  void softmax(ScoreTile tile, float[] x, float scale) {
    exponentials(tile, x, scale);
    NORMALISE.run(tile, x, scale, lanes, numbers);
  }

  /**
   * Scores become exponentials; behind the last key of a row there may be anything.
   *
   * @return by row, what makes softmax(scale · scores) of them; valid until the next call
   */
  float[] exponentials(ScoreTile tile, float[] x, float scale) {
    room(tile.rows);
    for (Step step : EXPONENTIALS) {
      step.run(tile, x, scale, lanes, numbers);
    }
    return numbers;
  }

  /** x becomes scale · (max x - x), and very large behind the last key. */
  private static void belowMost(
      ScoreTile tile, float[] x, float scale, float[] lanes, float[] numbers) {
    for (int r = 0; r < tile.rows; r++) {
      belowMost(x, r * tile.stride, tile.allowed(r), scale);
    }
  }

  private static void belowMost(float[] x, int row, int keys, float scale) {
    int end = up(keys) - COUNT;
    int behind = COUNT - (keys - end);
    FloatVector last =
        load(x, row + end)
            .reinterpretAsInts()
            .and(IntVector.fromArray(INTS, KEPT, behind))
            .or(IntVector.fromArray(INTS, CLOSED, behind))
            .reinterpretAsFloats();
    IntVector max = Lanes.order(last);
    for (int k = 0; k < end; k += COUNT) {
      max = max.max(Lanes.order(load(x, row + k)));
    }
    FloatVector most = vector(number(Lanes.ofOrder(max.reduceLanes(VectorOperators.MAX))));
    FloatVector factor = vector(scale);
    for (int k = 0; k < end; k += COUNT) {
      most.sub(load(x, row + k)).mul(factor).intoArray(x, row + k);
    }
    most.sub(last).mul(factor).intoArray(x, row + end);
  }

  /** What is not a number goes through {@link Lanes#expOfMinus} only if it is negative. */
  private static float number(float x) {
    return Float.isNaN(x) ? NEGATIVE_NAN : x;
  }

  private static void exponentials(
      ScoreTile tile, float[] x, float scale, float[] lanes, float[] numbers) {
    if (tile.causal) {
      for (int r = 0; r < tile.rows; r++) {
        int row = r * tile.stride;
        exponentials(x, row, row + up(tile.allowed(r)));
      }
    } else {
      exponentials(x, 0, tile.size());
    }
  }

  private static void exponentials(float[] x, int from, int to) {
    for (int i = from; i < to; i += COUNT) {
      Lanes.expOfMinus(load(x, i)).intoArray(x, i);
    }
  }

  private static void sums(ScoreTile tile, float[] x, float scale, float[] lanes, float[] numbers) {
    for (int r = 0; r < tile.rows; r++) {
      sum(x, r * tile.stride, tile.allowed(r), lanes, r * COUNT);
    }
  }

  private static void sum(float[] x, int row, int keys, float[] lanes, int at) {
    int end = up(keys) - COUNT;
    FloatVector sum = kept(load(x, row + end), keys - end);
    for (int k = 0; k < end; k += COUNT) {
      sum = sum.add(load(x, row + k));
    }
    sum.intoArray(lanes, at);
  }

  /** The first {@code count} numbers, then zeros. */
  private static FloatVector kept(FloatVector x, int count) {
    IntVector kept = IntVector.fromArray(INTS, KEPT, COUNT - count);
    return x.reinterpretAsInts().and(kept).reinterpretAsFloats();
  }

  private static void inverses(
      ScoreTile tile, float[] x, float scale, float[] lanes, float[] numbers) {
    for (int r = 0; r < tile.rows; r++) {
      numbers[r] = 1 / Lanes.sum(lanes, r * COUNT);
    }
  }

  private static void normalise(
      ScoreTile tile, float[] x, float scale, float[] lanes, float[] numbers) {
    for (int r = 0; r < tile.rows; r++) {
      normalise(x, r * tile.stride, tile.allowed(r), tile.stride, numbers[r]);
    }
  }

  private static void normalise(float[] x, int row, int keys, int stride, float factor) {
    int end = up(keys) - COUNT;
    FloatVector factors = vector(factor);
    for (int k = 0; k < end; k += COUNT) {
      load(x, row + k).mul(factors).intoArray(x, row + k);
    }
    kept(load(x, row + end).mul(factors), keys - end).intoArray(x, row + end);
    for (int k = end + COUNT; k < stride; k += COUNT) {
      Lanes.ZERO.intoArray(x, row + k);
    }
  }

  /**
   * g becomes scale · p ⊙ (g - Σ pg), which is also how tangents go forward. Behind the last key p
   * is 0 and g a number.
   */
  void project(ScoreTile tile, float[] p, float[] g, float scale) {
    room(tile.rows);
    means(tile, p, g, numbers);
    for (int r = 0; r < tile.rows; r++) {
      int row = r * tile.stride;
      project(p, g, row, row + up(tile.allowed(r)), numbers[r], scale);
    }
  }

  /** Σ px of every row. */
  private void means(ScoreTile tile, float[] p, float[] x, float[] means) {
    for (int r = 0; r < tile.rows; r++) {
      int row = r * tile.stride;
      dot(p, x, row, row + up(tile.allowed(r)), lanes, r * COUNT);
    }
    for (int r = 0; r < tile.rows; r++) {
      means[r] = Lanes.sum(lanes, r * COUNT);
    }
  }

  private static void dot(float[] x, float[] y, int from, int to, float[] lanes, int at) {
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int i = from; i < to; i += COUNT) {
      sum = load(x, i).fma(load(y, i), sum);
    }
    sum.intoArray(lanes, at);
  }

  private static void project(float[] p, float[] g, int from, int to, float mean, float scale) {
    FloatVector means = vector(mean);
    FloatVector factor = vector(scale);
    for (int i = from; i < to; i += COUNT) {
      load(g, i).sub(means).mul(load(p, i).mul(factor)).intoArray(g, i);
    }
  }

  /** Zeros behind the keys of every row. */
  static void clear(ScoreTile tile, float[] x) {
    for (int r = 0; r < tile.rows; r++) {
      int row = r * tile.stride;
      Arrays.fill(x, row + tile.allowed(r), row + tile.stride, 0);
    }
  }

  /** Scores behind the keys of every row become so small that their exponentials do not count. */
  static void close(ScoreTile tile, float[] x) {
    for (int r = 0; r < tile.rows; r++) {
      int row = r * tile.stride;
      Arrays.fill(x, row + tile.allowed(r), row + up(tile.allowed(r)), -1e30f);
    }
  }

  /** out = x ⊙ y. */
  static void multiply(float[] x, float[] y, float[] out, int count) {
    for (int i = 0; i < count; i += COUNT) {
      load(x, i).mul(load(y, i)).intoArray(out, i);
    }
  }

  /**
   * Gradients of p ({@code g}) and of its tangent ({@code pi}) become those of the scores and of
   * theirs; the tangent of the unscaled scores becomes that of p. Behind the last key all are 0.
   */
  void backwardWithTangent(
      ScoreTile tile, float[] p, float[] tangent, float[] g, float[] pi, float scale) {
    room(tile.rows);
    means(tile, p, tangent, numbers);
    means(tile, p, pi, others);
    for (int r = 0; r < tile.rows; r++) {
      int row = r * tile.stride;
      int end = row + up(tile.allowed(r));
      curve(p, tangent, g, pi, row, end, scale, numbers[r], others[r], lanes, r * COUNT);
    }
    for (int r = 0; r < tile.rows; r++) {
      numbers[r] = Lanes.sum(lanes, r * COUNT);
    }
    for (int r = 0; r < tile.rows; r++) {
      int row = r * tile.stride;
      int end = row + up(tile.allowed(r));
      project(p, g, row, end, numbers[r], scale);
      project(p, pi, row, end, others[r], scale);
    }
  }

  /** g becomes the gradient of p with what p does to its own tangent; tangent becomes that of p. */
  private static void curve(
      float[] p,
      float[] tangent,
      float[] g,
      float[] pi,
      int from,
      int to,
      float scale,
      float tangentMean,
      float piMean,
      float[] lanes,
      int at) {
    FloatVector factor = vector(scale);
    FloatVector centre = vector(scale * tangentMean);
    FloatVector piMeans = vector(piMean);
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int i = from; i < to; i += COUNT) {
      FloatVector s = load(tangent, i).mul(factor);
      FloatVector centred = s.sub(centre);
      FloatVector q = load(p, i);
      FloatVector total = load(pi, i).fma(centred, load(g, i)).sub(s.mul(piMeans));
      sum = q.fma(total, sum);
      total.intoArray(g, i);
      q.mul(centred).intoArray(tangent, i);
    }
    sum.intoArray(lanes, at);
  }
}
