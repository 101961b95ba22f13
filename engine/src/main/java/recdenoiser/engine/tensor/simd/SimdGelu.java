package recdenoiser.engine.tensor.simd;

import static recdenoiser.engine.tensor.simd.Lanes.COUNT;
import static recdenoiser.engine.tensor.simd.Lanes.load;
import static recdenoiser.engine.tensor.simd.Lanes.vector;

import jdk.incubator.vector.FloatVector;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.kernel.GeluKernels;

/**
 * The Gaussian error linear unit on vectors. Φ is right to 3·10⁻⁷ (see {@link Lanes#upperTail}),
 * and shares its exponential with φ.
 */
final class SimdGelu implements GeluKernels {
  private static final int TILE = 2048;

  private static final FloatVector TWO = vector(2);
  private static final FloatVector HALF = vector(0.5f);
  private static final FloatVector DENSITY_AT_0 = vector((float) (1 / Math.sqrt(2 * Math.PI)));

  private final float[] a = new float[TILE + COUNT];
  private final float[] b = new float[TILE + COUNT];
  private final float[] c = new float[TILE + COUNT];
  private final float[] d = new float[TILE + COUNT];
  private final float[] e = new float[TILE + COUNT];

  @Override
  public void forward(Matrix x, Matrix out) {
    for (int at = 0; at < x.size(); at += TILE) {
      int count = Math.min(TILE, x.size() - at);
      x.read(at, a, 0, count);
      activate(count);
      out.write(at, a, 0, count);
      x.write(at, c, 0, count);
    }
  }

  /** A part of the way from x to values, which replace it, and slopes. */
  private interface Part {
    void run(float[] x, float[] bells, float[] tails, float[] slopes, int count);
  }

  /**
   * In parts that are called through an interface: all of it in one method is more than the
   * compiler keeps vectors in registers for.
   */
  private static final Part[] PARTS = {
    (x, bells, tails, slopes, count) -> bells(x, bells, count),
    (x, bells, tails, slopes, count) -> tails(x, bells, tails, count),
    (x, bells, tails, slopes, count) -> values(x, bells, tails, slopes, count),
  };

  /** From x in a to values in a and slopes in c. */
  private void activate(int count) {
    for (Part part : PARTS) {
      part.run(a, b, e, c, count);
    }
  }

  /** bells = exp(-x²/2). */
  private static void bells(float[] x, float[] bells, int count) {
    for (int i = 0; i < count; i += COUNT) {
      FloatVector v = load(x, i);
      Lanes.expOfMinus(v.mul(v).mul(HALF)).intoArray(bells, i);
    }
  }

  /** tails = 1 - Φ(|x|). */
  private static void tails(float[] x, float[] bells, float[] tails, int count) {
    for (int i = 0; i < count; i += COUNT) {
      Lanes.upperTail(Lanes.magnitude(load(x, i)), load(bells, i)).intoArray(tails, i);
    }
  }

  /** From the tails to Φ(x): the tail where x < 0, and what it lacks of 1 elsewhere; then xΦ(x). */
  private static void values(float[] x, float[] bells, float[] tails, float[] slopes, int count) {
    for (int i = 0; i < count; i += COUNT) {
      FloatVector v = load(x, i);
      FloatVector open = Lanes.ofSign(v, load(tails, i));
      v.mul(load(bells, i)).fma(DENSITY_AT_0, open).intoArray(slopes, i);
      v.mul(open).intoArray(x, i);
    }
  }

  /** bends = φ(x) (2 - x²) ẋ. */
  private static void bends(float[] x, float[] tangent, float[] bends, int count) {
    for (int i = 0; i < count; i += COUNT) {
      FloatVector v = load(x, i);
      FloatVector square = v.mul(v);
      FloatVector density = Lanes.expOfMinus(square.mul(HALF)).mul(DENSITY_AT_0);
      TWO.sub(square).mul(density).mul(load(tangent, i)).intoArray(bends, i);
    }
  }

  @Override
  public void forwardWithTangent(Matrix x, Matrix tangent, Matrix out, Matrix outTangent) {
    for (int at = 0; at < x.size(); at += TILE) {
      int count = Math.min(TILE, x.size() - at);
      x.read(at, a, 0, count);
      tangent.read(at, d, 0, count);
      bends(a, d, b, count);
      tangent.write(at, b, 0, count);
      activate(count);
      out.write(at, a, 0, count);
      x.write(at, c, 0, count);
      multiply(c, d, count);
      outTangent.write(at, d, 0, count);
    }
  }

  @Override
  public void backward(Matrix slope, Matrix gradient) {
    for (int at = 0; at < slope.size(); at += TILE) {
      int count = Math.min(TILE, slope.size() - at);
      slope.read(at, a, 0, count);
      gradient.read(at, b, 0, count);
      multiply(a, b, count);
      gradient.write(at, b, 0, count);
    }
  }

  @Override
  public void backwardWithTangent(
      Matrix slope, Matrix bend, Matrix gradient, Matrix tangentGradient) {
    for (int at = 0; at < slope.size(); at += TILE) {
      int count = Math.min(TILE, slope.size() - at);
      slope.read(at, a, 0, count);
      bend.read(at, b, 0, count);
      gradient.read(at, c, 0, count);
      tangentGradient.read(at, d, 0, count);
      multiply(a, c, count);
      addProduct(b, d, c, count);
      multiply(a, d, count);
      gradient.write(at, c, 0, count);
      tangentGradient.write(at, d, 0, count);
    }
  }

  private static void addProduct(float[] x, float[] y, float[] sum, int count) {
    for (int i = 0; i < count; i += COUNT) {
      load(x, i).fma(load(y, i), load(sum, i)).intoArray(sum, i);
    }
  }

  /** y becomes x ⊙ y. */
  private static void multiply(float[] x, float[] y, int count) {
    for (int i = 0; i < count; i += COUNT) {
      load(x, i).mul(load(y, i)).intoArray(y, i);
    }
  }
}
