package recdenoiser.engine.tensor.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("kernels")
class RandomRowMaskTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 17, 50, 200})
  void floatsAndDoublesGetTheSameDraws(int keys) {
    RandomRowMask mask = new RandomRowMask(0.4).keyed(99);
    float[] floats = new float[16 + (keys + 15) / 16 * 16];
    double[] doubles = new double[16 + keys];
    Arrays.fill(floats, 16, 16 + keys, 1);
    Arrays.fill(doubles, 16, 16 + keys, 1);

    mask.apply(3, keys, floats, 16);
    mask.apply(3, keys, doubles, 16);

    for (int k = 0; k < keys; k++) {
      assertThat(floats[16 + k]).isEqualTo((float) doubles[16 + k]);
    }
    for (int k = 16 + keys; k < floats.length; k++) {
      assertThat(floats[k]).isZero();
    }
  }
}
