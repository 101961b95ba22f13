package recdenoiser.engine.tensor;

import static recdenoiser.engine.tensor.Lanes.COUNT;
import static recdenoiser.engine.tensor.Lanes.load;
import static recdenoiser.engine.tensor.Lanes.vector;

import jdk.incubator.vector.FloatVector;

/**
 * The Gaussian error linear unit on vectors. Φ is right to 3·10⁻⁷ (see {@link Lanes#upperTail}),
 * and shares its exponential with φ.
 */
final class SimdGelu implements GeluKernels {
  private static final int TILE = 2048;

  private static final FloatVector HALF = vector(0.5f);
  private static final FloatVector TWO = vector(2);
  private static final FloatVector MINUS_HALF = vector(-0.5f);
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
      bells(a, b, count);
      cumulative(a, b, c, count);
      valuesAndSlopes(a, b, c, count);
      out.write(at, a, 0, count);
      x.write(at, c, 0, count);
    }
  }

  /** bells = exp(-x²/2). */
  private static void bells(float[] x, float[] bells, int count) {
    for (int i = 0; i < count; i += COUNT) {
      FloatVector v = load(x, i);
      Lanes.exp(v.mul(v).mul(MINUS_HALF)).intoArray(bells, i);
    }
  }

  /** Φ(x) = ½ + sign(x) (½ - tail(|x|)). */
  private static void cumulative(float[] x, float[] bells, float[] open, int count) {
    for (int i = 0; i < count; i += COUNT) {
      FloatVector v = load(x, i);
      FloatVector half = HALF.sub(Lanes.upperTail(Lanes.magnitude(v), load(bells, i)));
      Lanes.withSignOf(v, half).add(HALF).intoArray(open, i);
    }
  }

  /** x becomes xΦ, Φ becomes Φ + xφ. */
  private static void valuesAndSlopes(float[] x, float[] bells, float[] open, int count) {
    for (int i = 0; i < count; i += COUNT) {
      FloatVector v = load(x, i);
      FloatVector p = load(open, i);
      v.mul(p).intoArray(x, i);
      v.mul(load(bells, i)).fma(DENSITY_AT_0, p).intoArray(open, i);
    }
  }

  @Override
  public void forwardWithTangent(Matrix x, Matrix tangent, Matrix out, Matrix outTangent) {
    for (int at = 0; at < x.size(); at += TILE) {
      int count = Math.min(TILE, x.size() - at);
      x.read(at, a, 0, count);
      tangent.read(at, d, 0, count);
      bells(a, b, count);
      bends(a, b, d, e, count);
      tangent.write(at, e, 0, count);
      cumulative(a, b, c, count);
      valuesAndSlopes(a, b, c, count);
      out.write(at, a, 0, count);
      x.write(at, c, 0, count);
      multiply(c, d, count);
      outTangent.write(at, d, 0, count);
    }
  }

  /** bends = φ(x) (2 - x²) ẋ. */
  private static void bends(float[] x, float[] bells, float[] tangent, float[] bends, int count) {
    for (int i = 0; i < count; i += COUNT) {
      FloatVector v = load(x, i);
      FloatVector density = load(bells, i).mul(DENSITY_AT_0);
      TWO.sub(v.mul(v)).mul(density).mul(load(tangent, i)).intoArray(bends, i);
    }
  }

  @Override
  public void reverse(Matrix slope, Matrix gradient) {
    for (int at = 0; at < slope.size(); at += TILE) {
      int count = Math.min(TILE, slope.size() - at);
      slope.read(at, a, 0, count);
      gradient.read(at, b, 0, count);
      multiply(a, b, count);
      gradient.write(at, b, 0, count);
    }
  }

  @Override
  public void reverseWithTangent(
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
