package recdenoiser.engine.tensor.simd;

import static recdenoiser.engine.tensor.simd.Lanes.COUNT;
import static recdenoiser.engine.tensor.simd.Lanes.load;
import static recdenoiser.engine.tensor.simd.Lanes.vector;

import jdk.incubator.vector.FloatVector;

/** Weighted sums of one query's rows of pairs, and the backward pass; four vectors at a time. */
final class SimdPairSums {
  private static final int BLOCK = 4 * COUNT;

  private SimdPairSums() {}

  /**
   * sum += Σ w_k · row of key k.
   *
   * @param values rows of pairs, {@code stride} apart; the head's part begins at {@code column} and
   *     has {@code part} numbers
   * @param rows of the keys, from {@code pair} on
   * @param w weights of the keys, from {@code from} on
   */
  static void sum(
      float[] values,
      int stride,
      int column,
      int part,
      int[] rows,
      int pair,
      int keys,
      float[] w,
      int from,
      float[] sum) {
    int i = 0;
    for (; i + BLOCK <= part; i += BLOCK) {
      sumBlock(values, stride, column + i, rows, pair, keys, w, from, sum, i);
    }
    for (; i < part; i += COUNT) {
      sumVector(values, stride, column + i, rows, pair, keys, w, from, sum, i);
    }
  }

  private static void sumBlock(
      float[] values,
      int stride,
      int column,
      int[] rows,
      int pair,
      int keys,
      float[] w,
      int from,
      float[] sum,
      int i) {
    FloatVector a = load(sum, i);
    FloatVector b = load(sum, i + COUNT);
    FloatVector c = load(sum, i + 2 * COUNT);
    FloatVector d = load(sum, i + 3 * COUNT);
    for (int k = 0; k < keys; k++) {
      FloatVector weight = vector(w[from + k]);
      int at = rows[pair + k] * stride + column;
      a = weight.fma(load(values, at), a);
      b = weight.fma(load(values, at + COUNT), b);
      c = weight.fma(load(values, at + 2 * COUNT), c);
      d = weight.fma(load(values, at + 3 * COUNT), d);
    }
    a.intoArray(sum, i);
    b.intoArray(sum, i + COUNT);
    c.intoArray(sum, i + 2 * COUNT);
    d.intoArray(sum, i + 3 * COUNT);
  }

  private static void sumVector(
      float[] values,
      int stride,
      int column,
      int[] rows,
      int pair,
      int keys,
      float[] w,
      int from,
      float[] sum,
      int i) {
    FloatVector a = load(sum, i);
    for (int k = 0; k < keys; k++) {
      a = vector(w[from + k]).fma(load(values, rows[pair + k] * stride + column), a);
    }
    a.intoArray(sum, i);
  }

  /**
   * Row of key k += w_k · x.
   *
   * @param gradients rows of pairs, {@code stride} apart; the head's part begins at {@code column}
   *     and has {@code part} numbers
   * @param rows of the keys, from {@code pair} on
   * @param w weights of the keys, from {@code from} on
   */
  static void spread(
      float[] gradients,
      int stride,
      int column,
      int part,
      int[] rows,
      int pair,
      int keys,
      float[] w,
      int from,
      float[] x) {
    int i = 0;
    for (; i + BLOCK <= part; i += BLOCK) {
      spreadBlock(gradients, stride, column + i, rows, pair, keys, w, from, x, i);
    }
    for (; i < part; i += COUNT) {
      spreadVector(gradients, stride, column + i, rows, pair, keys, w, from, x, i);
    }
  }

  private static void spreadBlock(
      float[] gradients,
      int stride,
      int column,
      int[] rows,
      int pair,
      int keys,
      float[] w,
      int from,
      float[] x,
      int i) {
    FloatVector a = load(x, i);
    FloatVector b = load(x, i + COUNT);
    FloatVector c = load(x, i + 2 * COUNT);
    FloatVector d = load(x, i + 3 * COUNT);
    for (int k = 0; k < keys; k++) {
      FloatVector weight = vector(w[from + k]);
      int at = rows[pair + k] * stride + column;
      weight.fma(a, load(gradients, at)).intoArray(gradients, at);
      weight.fma(b, load(gradients, at + COUNT)).intoArray(gradients, at + COUNT);
      weight.fma(c, load(gradients, at + 2 * COUNT)).intoArray(gradients, at + 2 * COUNT);
      weight.fma(d, load(gradients, at + 3 * COUNT)).intoArray(gradients, at + 3 * COUNT);
    }
  }

  private static void spreadVector(
      float[] gradients,
      int stride,
      int column,
      int[] rows,
      int pair,
      int keys,
      float[] w,
      int from,
      float[] x,
      int i) {
    FloatVector a = load(x, i);
    for (int k = 0; k < keys; k++) {
      int at = rows[pair + k] * stride + column;
      vector(w[from + k]).fma(a, load(gradients, at)).intoArray(gradients, at);
    }
  }
}
