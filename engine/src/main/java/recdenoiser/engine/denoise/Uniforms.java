package recdenoiser.engine.denoise;

import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.Draws.Purpose;

/** The uniform draws u of one step, one for each cell of each plane, see {@link MaskPlanes}. */
@FunctionalInterface
public interface Uniforms {

  /**
   * Writes the draws of cells {@code first … first + count - 1} of a plane.
   *
   * @param sequence index in the batch; draws that are made once for the batch do not depend on it
   */
  void read(int plane, int sequence, int first, int count, double[] out);

  static Uniforms keyed(long seed, long step, DenoiserSettings.MaskDraw draw) {
    long key = Draws.key(seed, Purpose.MASK, step);
    boolean own = draw == DenoiserSettings.MaskDraw.PER_SEQUENCE;
    return (plane, sequence, first, count, out) -> {
      long mine = Draws.derive(Draws.derive(key, plane), own ? sequence : -1);
      for (int i = 0; i < count; i++) {
        out[i] = Draws.uniform(mine, first + i);
      }
    };
  }
}
