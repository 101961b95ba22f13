package recdenoiser.engine.tensor.simd;

import static recdenoiser.engine.tensor.simd.Lanes.COUNT;
import static recdenoiser.engine.tensor.simd.Lanes.load;

/** ln(1 + eˣ) of rows of numbers, in two loops of which each is short enough to be compiled. */
final class SimdSoftplus {
  private static final RowLoop DECAYS = SimdSoftplus::decays;
  private static final RowLoop SUMS = SimdSoftplus::sums;

  private SimdSoftplus() {}

  /**
   * @param out receives what is asked for; not {@code x}
   * @param count is filled up to whole vectors
   */
  static void apply(float[] x, float[] out, int count) {
    RowLoop.run(DECAYS, x, 0, count, 0, out);
    RowLoop.run(SUMS, x, 0, count, 0, out);
  }

  /** out = e^-|x|. */
  private static void decays(float[] x, int from, int count, float number, float[] out) {
    for (int i = 0; i < count; i += COUNT) {
      Lanes.expOfMinus(Lanes.magnitude(load(x, i))).intoArray(out, i);
    }
  }

  /** From there on ln(1 + e^-|x|) + max(x, 0), where max(x, 0) = (x + |x|) / 2. */
  private static void sums(float[] x, int from, int count, float number, float[] out) {
    for (int i = 0; i < count; i += COUNT) {
      Lanes.softplus(load(x, i), load(out, i)).intoArray(out, i);
    }
  }
}
