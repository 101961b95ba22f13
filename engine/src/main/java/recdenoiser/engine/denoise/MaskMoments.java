package recdenoiser.engine.denoise;

import java.util.Arrays;
import java.util.List;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.storage.NamedArrays;

/**
 * Reads Adam's moments of Φ from older checkpoints, which kept both in one array, the first moments
 * before the second.
 */
final class MaskMoments {
  private static final String BOTH = "mask_logits.moments";

  private MaskMoments() {}

  /**
   * @param size numbers of Φ
   */
  static NamedArrays upgrade(NamedArrays state, int size) {
    if (!state.has(BOTH)) {
      return state;
    }
    float[] both = state.take(BOTH, new int[] {2 * size});
    return new NamedArrays(
        List.of(
            moment("mask_logits.first_moment", both, 0, size),
            moment("mask_logits.second_moment", both, size, size)));
  }

  private static NamedArray moment(String name, float[] both, int from, int size) {
    return new NamedArray(name, new int[] {size}, Arrays.copyOfRange(both, from, from + size));
  }
}
