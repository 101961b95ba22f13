package recdenoiser.engine.tensor.simd;

import static recdenoiser.engine.tensor.simd.Lanes.COUNT;
import static recdenoiser.engine.tensor.simd.Lanes.load;
import static recdenoiser.engine.tensor.simd.Lanes.vector;

import jdk.incubator.vector.FloatVector;

/** Powers of rows by way of their logarithms, each a {@link RowLoop}. */
final class SimdPowers {
  /** Above the least normal number, so that it has a logarithm. */
  private static final FloatVector TINY = vector(2e-38f);

  private SimdPowers() {}

  /** {@code out} = ln max(x - {@code less}, tiny). */
  static void logarithms(float[] x, int from, int count, float less, float[] out) {
    FloatVector subtrahend = vector(less);
    for (int i = 0; i < count; i += COUNT) {
      Lanes.log(load(x, from + i).sub(subtrahend).max(TINY)).intoArray(out, i);
    }
  }

  /** {@code out} = exp({@code factor} · x). */
  static void exponentials(float[] x, int from, int count, float factor, float[] out) {
    FloatVector factors = vector(factor);
    for (int i = 0; i < count; i += COUNT) {
      Lanes.exp(load(x, from + i).mul(factors)).intoArray(out, i);
    }
  }
}
