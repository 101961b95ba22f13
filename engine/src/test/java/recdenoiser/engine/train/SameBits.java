package recdenoiser.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import recdenoiser.engine.storage.NamedArray;

/** Weights and optimiser states are the same to the last bit. */
public final class SameBits {
  private SameBits() {}

  public static void assertSame(List<NamedArray> actual, List<NamedArray> expected) {
    assertThat(names(actual)).isEqualTo(names(expected));
    for (int a = 0; a < actual.size(); a++) {
      assertThat(bits(actual.get(a).values()))
          .as(actual.get(a).name())
          .isEqualTo(bits(expected.get(a).values()));
    }
  }

  public static void assertSame(Learner actual, Learner expected) {
    assertSame(actual.weights(), expected.weights());
    assertSame(actual.optimiserState(), expected.optimiserState());
  }

  public static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(values[i]);
    }
    return bits;
  }

  private static List<String> names(List<NamedArray> arrays) {
    return arrays.stream().map(NamedArray::name).toList();
  }
}
