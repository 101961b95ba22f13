package recdenoiser.engine.tensor.simd;

import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.AND_NOT;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.OR;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;
import recdenoiser.engine.tensor.Draws;

/**
 * Elementary functions and sums on vectors of floats.
 *
 * <p>The sums here have a fixed order. {@code reduceLanes(ADD)} has not: compiled and interpreted
 * code may disagree in the last bit, and then two runs of one configuration would. Constants are
 * vectors already, here and in the kernels: what is broadcast inside a loop makes calls too deep
 * for the compiler, which then allocates every vector.
 */
final class Lanes {
  static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  static final int COUNT = FLOATS.length();

  static final FloatVector ZERO = FloatVector.zero(FLOATS);
  static final IntVector STEPS = IntVector.zero(INTS).addIndex(1);
  static final IntVector NOTHING = IntVector.zero(INTS);
  static final IntVector FIRST = IntVector.broadcast(INTS, Draws.FIRST);
  static final IntVector SECOND = IntVector.broadcast(INTS, Draws.SECOND);

  static final FloatVector ONE = vector(1);
  private static final FloatVector NEGATED = vector(-1);
  private static final FloatVector MINUS_LOG2_E = vector(-1.44269504f);
  private static final FloatVector MINUS_EXP_5 = vector(-1.9875691500e-4f);
  private static final FloatVector MINUS_EXP_3 = vector(-8.3334519073e-3f);
  private static final FloatVector MINUS_EXP_1 = vector(-1.6666665459e-1f);
  private static final IntVector MOST_DECAY =
      IntVector.broadcast(INTS, Float.floatToRawIntBits(70f));
  private static final IntVector ALL_BUT_SIGN = IntVector.broadcast(INTS, 0x7fffffff);
  private static final FloatVector HALF = vector(0.5f);
  private static final FloatVector ROUND = vector(12582912f);
  private static final FloatVector LOG2_E = vector(1.44269504f);
  private static final FloatVector LN2_HIGH = vector(0.693359375f);
  private static final FloatVector LN2_LOW = vector(-2.12194440e-4f);
  private static final FloatVector MINUS_LN2_HIGH = vector(-0.693359375f);
  private static final FloatVector MINUS_LN2_LOW = vector(2.12194440e-4f);
  private static final FloatVector LEAST_EXPONENT = vector(-87f);
  private static final FloatVector MOST_EXPONENT = vector(88f);
  private static final FloatVector EXP_5 = vector(1.9875691500e-4f);
  private static final FloatVector EXP_4 = vector(1.3981999507e-3f);
  private static final FloatVector EXP_3 = vector(8.3334519073e-3f);
  private static final FloatVector EXP_2 = vector(4.1665795894e-2f);
  private static final FloatVector EXP_1 = vector(1.6666665459e-1f);
  private static final FloatVector EXP_0 = vector(5.0000001201e-1f);
  private static final FloatVector LOG_8 = vector(7.0376836292e-2f);
  private static final FloatVector LOG_7 = vector(-1.1514610310e-1f);
  private static final FloatVector LOG_6 = vector(1.1676998740e-1f);
  private static final FloatVector LOG_5 = vector(-1.2420140846e-1f);
  private static final FloatVector LOG_4 = vector(1.4249322787e-1f);
  private static final FloatVector LOG_3 = vector(-1.6668057665e-1f);
  private static final FloatVector LOG_2 = vector(2.0000714765e-1f);
  private static final FloatVector LOG_1 = vector(-2.4999993993e-1f);
  private static final FloatVector LOG_0 = vector(3.3333331174e-1f);
  private static final FloatVector SIN_4 = vector(-2.3889859e-8f);
  private static final FloatVector SIN_3 = vector(2.7525562e-6f);
  private static final FloatVector SIN_2 = vector(-1.9840874e-4f);
  private static final FloatVector SIN_1 = vector(8.3333310e-3f);
  private static final FloatVector SIN_0 = vector(-1.6666667e-1f);
  private static final FloatVector TAIL = vector((float) (0.3275911 / Math.sqrt(2)));
  private static final FloatVector TAIL_5 = vector(1.061405429f / 2);
  private static final FloatVector TAIL_4 = vector(-1.453152027f / 2);
  private static final FloatVector TAIL_3 = vector(1.421413741f / 2);
  private static final FloatVector TAIL_2 = vector(-0.284496736f / 2);
  private static final FloatVector TAIL_1 = vector(0.254829592f / 2);
  private static final FloatVector PI = vector((float) Math.PI);
  private static final FloatVector MINUS_TWO = vector(-2);
  private static final FloatVector ALMOST_ONE = vector(1 - 0x1p-24f);
  private static final IntVector ONE_BITS = IntVector.broadcast(INTS, Float.floatToRawIntBits(1));
  private static final IntVector ROUND_BITS =
      IntVector.broadcast(INTS, Float.floatToRawIntBits(12582912f));
  private static final IntVector SQRT_HALF_BITS = IntVector.broadcast(INTS, 0x3f3504f3);

  private Lanes() {}

  static FloatVector vector(float value) {
    return FloatVector.broadcast(FLOATS, value);
  }

  static FloatVector load(float[] array, int at) {
    return FloatVector.fromArray(FLOATS, array, at);
  }

  /** Sum of the lanes in a fixed order. {@code room} has at least as many numbers as a vector. */
  static float sum(FloatVector vector, float[] room) {
    vector.intoArray(room, 0);
    return sum(room, 0);
  }

  /** The same of what a vector has left in {@code room} from {@code at} on. */
  static float sum(float[] room, int at) {
    if (COUNT == 16) {
      return (four(room, at) + four(room, at + 8)) + (four(room, at + 4) + four(room, at + 12));
    }
    if (COUNT == 8) {
      return four(room, at) + four(room, at + 4);
    }
    float sum = 0;
    for (int i = at; i < at + COUNT; i++) {
      sum += room[i];
    }
    return sum;
  }

  private static float four(float[] x, int at) {
    return (x[at] + x[at + 1]) + (x[at + 2] + x[at + 3]);
  }

  /** eˣ within 2 ulp (Cephes' expf); below -87 it stays at e⁻⁸⁷. */
  static FloatVector exp(FloatVector x) {
    FloatVector clamped = x.max(LEAST_EXPONENT).min(MOST_EXPONENT);
    FloatVector shifted = clamped.fma(LOG2_E, ROUND);
    FloatVector n = shifted.sub(ROUND);
    FloatVector r = n.fma(MINUS_LN2_LOW, n.fma(MINUS_LN2_HIGH, clamped));
    FloatVector p = EXP_5.fma(r, EXP_4).fma(r, EXP_3).fma(r, EXP_2).fma(r, EXP_1).fma(r, EXP_0);
    FloatVector y = p.fma(r.mul(r), r).add(ONE);
    IntVector exponent = shifted.reinterpretAsInts().lanewise(LSHL, 23);
    return y.reinterpretAsInts().add(exponent).reinterpretAsFloats();
  }

  /**
   * e⁻ʸ for y > -80 within 2 ulp; beyond 70 it stays at e⁻⁷⁰, of which fractions are still normal
   * numbers: with others processors are slow.
   *
   * <p>Minimum and maximum of floats are half a dozen instructions each, so y is limited as the
   * whole number that its bits are.
   */
  static FloatVector expOfMinus(FloatVector y) {
    FloatVector clamped = y.reinterpretAsInts().min(MOST_DECAY).reinterpretAsFloats();
    FloatVector shifted = clamped.fma(MINUS_LOG2_E, ROUND);
    FloatVector n = shifted.sub(ROUND);
    FloatVector s = n.fma(LN2_LOW, n.fma(LN2_HIGH, clamped));
    FloatVector p = MINUS_EXP_5.fma(s, EXP_4).fma(s, MINUS_EXP_3).fma(s, EXP_2).fma(s, MINUS_EXP_1);
    FloatVector e = p.fma(s, EXP_0).fma(s.mul(s), ONE.sub(s));
    IntVector exponent = shifted.reinterpretAsInts().lanewise(LSHL, 23);
    return e.reinterpretAsInts().add(exponent).reinterpretAsFloats();
  }

  /** Whole numbers in the same order as x, for {@link #ofOrder}. */
  static IntVector order(FloatVector x) {
    IntVector bits = x.reinterpretAsInts();
    return bits.lanewise(XOR, bits.lanewise(ASHR, 31).lanewise(LSHR, 1));
  }

  /** The number that {@link #order} has made {@code order} of. */
  static float ofOrder(int order) {
    return Float.intBitsToFloat(order ^ ((order >> 31) >>> 1));
  }

  /** ln x for normal positive x (Cephes' logf). */
  static FloatVector log(FloatVector x) {
    IntVector bits = x.reinterpretAsInts();
    IntVector exponent = bits.sub(SQRT_HALF_BITS).lanewise(ASHR, 23);
    FloatVector e = exponent.add(ROUND_BITS).reinterpretAsFloats().sub(ROUND);
    FloatVector m = bits.sub(exponent.lanewise(LSHL, 23)).reinterpretAsFloats().sub(ONE);
    FloatVector z = m.mul(m);
    FloatVector p = LOG_8.fma(m, LOG_7).fma(m, LOG_6).fma(m, LOG_5).fma(m, LOG_4);
    FloatVector q = p.fma(m, LOG_3).fma(m, LOG_2).fma(m, LOG_1).fma(m, LOG_0);
    FloatVector y = q.mul(m).mul(z).add(e.mul(LN2_LOW)).sub(z.mul(HALF));
    return m.add(y).add(e.mul(LN2_HIGH));
  }

  /** cos 2πu for u in (0, 1): 1 - 2 sin² πv with v = u - round(u). */
  static FloatVector cosTurns(FloatVector u) {
    FloatVector v = u.sub(u.add(ROUND).sub(ROUND)).mul(PI);
    FloatVector z = v.mul(v);
    FloatVector p = SIN_4.fma(z, SIN_3).fma(z, SIN_2).fma(z, SIN_1).fma(z, SIN_0);
    FloatVector sine = p.mul(z).fma(v, v);
    return sine.mul(sine).fma(MINUS_TWO, ONE);
  }

  /** Uniform draws of indices {@code first, first + 2, first + 4, …}. */
  static FloatVector everySecondUniform(long key, int first) {
    return uniform(mix(key, STEPS.add(STEPS).add(IntVector.broadcast(INTS, first + (int) key))));
  }

  /**
   * ln(1 + eˣ) = max(x, 0) + ln(1 + e^-|x|), where max(x, 0) = (x + |x|) / 2.
   *
   * @param decay e^-|x|
   */
  static FloatVector softplus(FloatVector x, FloatVector decay) {
    return x.add(magnitude(x)).fma(HALF, log(decay.add(ONE)));
  }

  /** 1 / (1 + e⁻ˣ). */
  static FloatVector sigmoid(FloatVector x) {
    return ONE.div(exp(x.mul(NEGATED)).add(ONE));
  }

  /**
   * 1 - Φ(x) for x ≥ 0 within 3·10⁻⁷ (Abramowitz and Stegun, 7.1.26, where erfc(x / √2) is twice
   * this).
   *
   * @param bell exp(-x²/2)
   */
  static FloatVector upperTail(FloatVector x, FloatVector bell) {
    FloatVector t = ONE.div(x.fma(TAIL, ONE));
    FloatVector p = TAIL_5.fma(t, TAIL_4).fma(t, TAIL_3).fma(t, TAIL_2).fma(t, TAIL_1);
    return p.mul(t).mul(bell);
  }

  /** {@code tail} where x is negative, 1 - {@code tail} elsewhere. */
  static FloatVector ofSign(FloatVector x, FloatVector tail) {
    IntVector negative = x.reinterpretAsInts().lanewise(ASHR, 31);
    IntVector rest = ONE.sub(tail).reinterpretAsInts();
    IntVector kept = tail.reinterpretAsInts().lanewise(AND, negative);
    return rest.lanewise(AND_NOT, negative).lanewise(OR, kept).reinterpretAsFloats();
  }

  /** |x|. */
  static FloatVector magnitude(FloatVector x) {
    return x.reinterpretAsInts().lanewise(AND, ALL_BUT_SIGN).reinterpretAsFloats();
  }

  /** √(-2 ln u). */
  static FloatVector radius(FloatVector u) {
    return log(u).mul(MINUS_TWO).sqrt();
  }

  /** {@link Draws#bits}, from the sum of index and key on. */
  private static IntVector mix(long key, IntVector sum) {
    IntVector x = sum.lanewise(XOR, sum.lanewise(LSHR, 16)).mul(FIRST);
    x = x.add(IntVector.broadcast(INTS, (int) (key >>> 32)));
    x = x.lanewise(XOR, x.lanewise(LSHR, 15)).mul(SECOND);
    return x.lanewise(XOR, x.lanewise(LSHR, 16));
  }

  /**
   * x where dropout keeps it, 0 elsewhere; {@code upperKey} and the greatest draw that is dropped
   * in all lanes.
   */
  static FloatVector keep(FloatVector x, int firstPlusKey, IntVector upperKey, IntVector dropped) {
    IntVector h = STEPS.add(IntVector.broadcast(INTS, firstPlusKey));
    h = h.lanewise(XOR, h.lanewise(LSHR, 16)).mul(FIRST).add(upperKey);
    h = h.lanewise(XOR, h.lanewise(LSHR, 15)).mul(SECOND);
    h = h.lanewise(XOR, h.lanewise(LSHR, 16)).lanewise(LSHR, 8);
    IntVector kept = dropped.sub(h).lanewise(ASHR, 31);
    return x.reinterpretAsInts().lanewise(AND, kept).reinterpretAsFloats();
  }

  /** x where {@code sign} is positive, 0 elsewhere; {@code sign} has no negative numbers. */
  static FloatVector wherePositive(FloatVector x, FloatVector sign) {
    IntVector positive = NOTHING.sub(sign.reinterpretAsInts()).lanewise(ASHR, 31);
    return x.reinterpretAsInts().lanewise(AND, positive).reinterpretAsFloats();
  }

  /** (b + ½) 2⁻²³ of the upper 23 bits b: they become the fraction of a number in [1, 2). */
  private static FloatVector uniform(IntVector bits) {
    return bits.lanewise(LSHR, 9).lanewise(OR, ONE_BITS).reinterpretAsFloats().sub(ALMOST_ONE);
  }
}
