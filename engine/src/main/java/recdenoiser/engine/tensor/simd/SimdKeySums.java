package recdenoiser.engine.tensor.simd;

import static recdenoiser.engine.tensor.simd.Lanes.COUNT;
import static recdenoiser.engine.tensor.simd.Lanes.FLOATS;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import recdenoiser.engine.tensor.Slice;
import recdenoiser.engine.tensor.kernel.OpenKeys;

/** Weighted sums of the values of open keys, query by query, for one head of one sequence. */
final class SimdKeySums {
  private int[] keys;
  private int[] places;
  private float[] factors;
  private float[] values = new float[0];
  private float[] result = new float[0];
  private int start;
  private int padded;
  private int width;
  private int column;

  /**
   * Reads values, and what is to be added to.
   *
   * @param newPlaces where the weight of each open key is
   * @param value [m × d/H] and {@code out} alike
   */
  void begin(OpenKeys open, int[] newPlaces, Slice value, Slice out) {
    int length = out.rows();
    int headWidth = out.columns();
    keys = open.keys;
    places = newPlaces;
    factors = open.factors;
    start = open.window - length;
    width = out.stride();
    column = out.offset() % width;
    padded = (headWidth + COUNT - 1) / COUNT * COUNT;
    if (values.length < length * padded || result.length < length * width + padded) {
      values = new float[length * padded];
      result = new float[length * width + padded];
    }
    Arrays.fill(values, 0, length * padded, 0);
    for (int t = 0; t < length; t++) {
      value.read(t * value.stride(), values, t * padded, headWidth);
    }
    out.matrix().read(out.offset() - column, result, 0, length * width);
  }

  /**
   * Adds factor · Σ weight · own factor · value to the result of one token.
   *
   * @param from first open key, {@code to} after the last one
   * @param weights of open key j at {@code places[j] + first}
   */
  void add(int token, int from, int to, float factor, float[] weights, int first) {
    int at = token * width + column;
    int c = 0;
    for (; c + 4 * COUNT <= padded; c += 4 * COUNT) {
      four(from, to, c - start * padded, factor, weights, first, at + c);
    }
    for (; c < padded; c += COUNT) {
      one(from, to, c - start * padded, factor, weights, first, at + c);
    }
  }

  void end(Slice out) {
    out.matrix().write(out.offset() - column, result, 0, out.rows() * width);
  }

  private void four(
      int from, int to, int origin, float factor, float[] weights, int first, int at) {
    FloatVector a = FloatVector.zero(FLOATS);
    FloatVector b = FloatVector.zero(FLOATS);
    FloatVector c = FloatVector.zero(FLOATS);
    FloatVector d = FloatVector.zero(FLOATS);
    for (int j = from; j < to; j++) {
      FloatVector weight = FloatVector.broadcast(FLOATS, weights[places[j] + first] * factors[j]);
      int v = keys[j] * padded + origin;
      a = FloatVector.fromArray(FLOATS, values, v).fma(weight, a);
      b = FloatVector.fromArray(FLOATS, values, v + COUNT).fma(weight, b);
      c = FloatVector.fromArray(FLOATS, values, v + 2 * COUNT).fma(weight, c);
      d = FloatVector.fromArray(FLOATS, values, v + 3 * COUNT).fma(weight, d);
    }
    FloatVector factors = FloatVector.broadcast(FLOATS, factor);
    a.fma(factors, FloatVector.fromArray(FLOATS, result, at)).intoArray(result, at);
    FloatVector second = FloatVector.fromArray(FLOATS, result, at + COUNT);
    b.fma(factors, second).intoArray(result, at + COUNT);
    FloatVector third = FloatVector.fromArray(FLOATS, result, at + 2 * COUNT);
    c.fma(factors, third).intoArray(result, at + 2 * COUNT);
    FloatVector fourth = FloatVector.fromArray(FLOATS, result, at + 3 * COUNT);
    d.fma(factors, fourth).intoArray(result, at + 3 * COUNT);
  }

  private void one(int from, int to, int origin, float factor, float[] weights, int first, int at) {
    FloatVector a = FloatVector.zero(FLOATS);
    for (int j = from; j < to; j++) {
      FloatVector weight = FloatVector.broadcast(FLOATS, weights[places[j] + first] * factors[j]);
      a = FloatVector.fromArray(FLOATS, values, keys[j] * padded + origin).fma(weight, a);
    }
    FloatVector factors = FloatVector.broadcast(FLOATS, factor);
    a.fma(factors, FloatVector.fromArray(FLOATS, result, at)).intoArray(result, at);
  }
}
