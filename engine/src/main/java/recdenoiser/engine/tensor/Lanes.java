package recdenoiser.engine.tensor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Elementary functions and sums on vectors of floats.
 *
 * <p>The sums here have a fixed order. {@code reduceLanes(ADD)} has not: compiled and interpreted
 * code may disagree in the last bit, and then two runs of one configuration would.
 */
final class Lanes {
  static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  static final int COUNT = FLOATS.length();

  private static final IntVector STEPS = IntVector.zero(INTS).addIndex(1);
  private static final float LOG2_E = 1.44269504f;
  private static final float LN2_HIGH = 0.693359375f;
  private static final float LN2_LOW = -2.12194440e-4f;
  private static final float ROUND = 12582912f;

  private Lanes() {}

  static FloatVector load(float[] array, int at) {
    return FloatVector.fromArray(FLOATS, array, at);
  }

  /** Sum of the lanes, by halves. {@code room} has at least as many numbers as a vector. */
  static float sum(FloatVector vector, float[] room) {
    vector.intoArray(room, 0);
    for (int half = COUNT / 2; half > 0; half /= 2) {
      for (int i = 0; i < half; i++) {
        room[i] += room[i + half];
      }
    }
    return room[0];
  }

  /** eˣ within 2 ulp (Cephes' expf); below -87 it stays at e⁻⁸⁷. */
  static FloatVector exp(FloatVector x) {
    FloatVector clamped = x.max(-87f).min(88f);
    FloatVector shifted =
        clamped.fma(FloatVector.broadcast(FLOATS, LOG2_E), FloatVector.broadcast(FLOATS, ROUND));
    FloatVector n = shifted.sub(ROUND);
    FloatVector r =
        n.fma(
            FloatVector.broadcast(FLOATS, -LN2_LOW),
            n.fma(FloatVector.broadcast(FLOATS, -LN2_HIGH), clamped));
    FloatVector p = FloatVector.broadcast(FLOATS, 1.9875691500e-4f);
    p = p.fma(r, FloatVector.broadcast(FLOATS, 1.3981999507e-3f));
    p = p.fma(r, FloatVector.broadcast(FLOATS, 8.3334519073e-3f));
    p = p.fma(r, FloatVector.broadcast(FLOATS, 4.1665795894e-2f));
    p = p.fma(r, FloatVector.broadcast(FLOATS, 1.6666665459e-1f));
    p = p.fma(r, FloatVector.broadcast(FLOATS, 5.0000001201e-1f));
    p = p.fma(r.mul(r), r).add(1f);
    IntVector exponent = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
    return p.reinterpretAsInts().add(exponent).reinterpretAsFloats();
  }

  /** ln x for normal positive x (Cephes' logf). */
  static FloatVector log(FloatVector x) {
    IntVector bits = x.reinterpretAsInts();
    IntVector scaled = bits.sub(0x3f3504f3);
    IntVector exponent = scaled.lanewise(VectorOperators.ASHR, 23);
    FloatVector e = (FloatVector) exponent.convert(VectorOperators.I2F, 0);
    FloatVector m =
        bits.sub(exponent.lanewise(VectorOperators.LSHL, 23)).reinterpretAsFloats().sub(1f);
    FloatVector z = m.mul(m);
    FloatVector p = FloatVector.broadcast(FLOATS, 7.0376836292e-2f);
    p = p.fma(m, FloatVector.broadcast(FLOATS, -1.1514610310e-1f));
    p = p.fma(m, FloatVector.broadcast(FLOATS, 1.1676998740e-1f));
    p = p.fma(m, FloatVector.broadcast(FLOATS, -1.2420140846e-1f));
    p = p.fma(m, FloatVector.broadcast(FLOATS, 1.4249322787e-1f));
    p = p.fma(m, FloatVector.broadcast(FLOATS, -1.6668057665e-1f));
    p = p.fma(m, FloatVector.broadcast(FLOATS, 2.0000714765e-1f));
    p = p.fma(m, FloatVector.broadcast(FLOATS, -2.4999993993e-1f));
    p = p.fma(m, FloatVector.broadcast(FLOATS, 3.3333331174e-1f));
    FloatVector y = p.mul(m).mul(z).add(e.mul(LN2_LOW)).sub(z.mul(0.5f));
    return m.add(y).add(e.mul(LN2_HIGH));
  }

  /** cos 2πu for u in (0, 1): 1 - 2 sin² πv with v = u - round(u). */
  static FloatVector cosTurns(FloatVector u) {
    FloatVector v = u.sub(u.add(ROUND).sub(ROUND)).mul((float) Math.PI);
    FloatVector z = v.mul(v);
    FloatVector p = FloatVector.broadcast(FLOATS, -2.3889859e-8f);
    p = p.fma(z, FloatVector.broadcast(FLOATS, 2.7525562e-6f));
    p = p.fma(z, FloatVector.broadcast(FLOATS, -1.9840874e-4f));
    p = p.fma(z, FloatVector.broadcast(FLOATS, 8.3333310e-3f));
    p = p.fma(z, FloatVector.broadcast(FLOATS, -1.6666667e-1f));
    FloatVector sine = p.mul(z).fma(v, v);
    return sine.mul(sine).mul(-2f).add(1f);
  }

  /** {@link Draws#bits} of indices {@code first, first + stride, …}. */
  static IntVector bits(long key, int first, int stride) {
    IntVector x = STEPS.mul(stride).add(first + (int) key);
    x = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 16)).mul(Draws.FIRST);
    x = x.add((int) (key >>> 32));
    x = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 15)).mul(Draws.SECOND);
    return x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 16));
  }

  /** All bits set in the lanes that dropout keeps, none in the others. */
  static IntVector kept(long key, int first, int threshold) {
    IntVector x = STEPS.add(first + (int) key);
    x = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 16)).mul(Draws.FIRST);
    x = x.add((int) (key >>> 32));
    x = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 15)).mul(Draws.SECOND);
    x = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 16));
    return x.lanewise(VectorOperators.LSHR, 8)
        .sub(threshold)
        .lanewise(VectorOperators.ASHR, 31)
        .lanewise(VectorOperators.NOT);
  }

  static FloatVector and(FloatVector x, IntVector mask) {
    return x.reinterpretAsInts().lanewise(VectorOperators.AND, mask).reinterpretAsFloats();
  }

  static FloatVector uniform(IntVector bits) {
    IntVector upper = bits.lanewise(VectorOperators.LSHR, 8);
    return ((FloatVector) upper.convert(VectorOperators.I2F, 0)).add(0.5f).mul(0x1p-24f);
  }
}
