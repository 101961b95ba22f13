package recdenoiser.engine.tensor.simd;

import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.XOR;
import static recdenoiser.engine.tensor.simd.Lanes.COUNT;
import static recdenoiser.engine.tensor.simd.Lanes.INTS;
import static recdenoiser.engine.tensor.simd.Lanes.ZERO;
import static recdenoiser.engine.tensor.simd.Lanes.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.kernel.DropoutKernels;

/** Dropout on vectors, alone and behind a ReLU. */
final class SimdDropout implements DropoutKernels {
  private static final int TILE = 2048;

  private final float[] a = new float[TILE + COUNT];
  private final float[] b = new float[TILE + COUNT];

  @Override
  public void relu(Matrix x, double rate, long key, int firstRow) {
    int first = firstRow * x.width();
    for (int at = 0; at < x.size(); at += TILE) {
      int count = Math.min(TILE, x.size() - at);
      x.read(at, a, 0, count);
      relu(a, count);
      if (rate > 0) {
        drop(a, 0, count, (float) (1 / (1 - rate)), key, first + at, Draws.dropThreshold(rate));
      }
      x.write(at, a, 0, count);
    }
  }

  private static void relu(float[] x, int count) {
    for (int i = 0; i < count; i += COUNT) {
      load(x, i).max(ZERO).intoArray(x, i);
    }
  }

  @Override
  public void reluLinear(Matrix result, double rate, Matrix x) {
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
  public void apply(Matrix x, double rate, long key, int firstRow, Matrix addend, Matrix out) {
    int first = firstRow * x.width();
    for (int at = 0; at < x.size(); at += TILE) {
      int count = Math.min(TILE, x.size() - at);
      x.read(at, a, 0, count);
      if (rate > 0) {
        drop(a, 0, count, (float) (1 / (1 - rate)), key, first + at, Draws.dropThreshold(rate));
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
  static void drop(float[] x, int at, int count, float factor, long key, int first, int threshold) {
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
}
