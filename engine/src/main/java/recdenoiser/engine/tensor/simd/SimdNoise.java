package recdenoiser.engine.tensor.simd;

import static recdenoiser.engine.tensor.simd.Lanes.COUNT;
import static recdenoiser.engine.tensor.simd.Lanes.load;

import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.Matrix;

/** Standard normal noise on vectors, by Box and Muller's method, see {@link Draws#gaussian}. */
final class SimdNoise {
  private static final int TILE = 2048;

  private final float[] radii = new float[TILE + COUNT];
  private final float[] turns = new float[TILE + COUNT];

  void gaussian(long key, int firstRow, Matrix out) {
    int first = firstRow * out.width();
    for (int at = 0; at < out.size(); at += TILE) {
      int count = Math.min(TILE, out.size() - at);
      for (NoisePass pass : BOX_MULLER) {
        pass.run(key, 2 * (first + at), count, radii, turns);
      }
      out.write(at, radii, 0, count);
    }
  }

  /** A part of Box and Muller's method on a tile. */
  private interface NoisePass {
    void run(long key, int first, int count, float[] radii, float[] turns);
  }

  /**
   * In parts that are called through an interface: all of it in one method is more than the
   * compiler keeps vectors in registers for.
   */
  private static final NoisePass[] BOX_MULLER = {
    (key, first, count, radii, turns) -> uniforms(key, first, radii, count),
    (key, first, count, radii, turns) -> uniforms(key, first + 1, turns, count),
    (key, first, count, radii, turns) -> radii(radii, count),
    (key, first, count, radii, turns) -> turn(radii, turns, count),
  };

  private static void uniforms(long key, int first, float[] x, int count) {
    for (int i = 0; i < count; i += COUNT) {
      Lanes.everySecondUniform(key, first + 2 * i).intoArray(x, i);
    }
  }

  private static void radii(float[] u, int count) {
    for (int i = 0; i < count; i += COUNT) {
      Lanes.radius(load(u, i)).intoArray(u, i);
    }
  }

  private static void turn(float[] radii, float[] turns, int count) {
    for (int i = 0; i < count; i += COUNT) {
      load(radii, i).mul(Lanes.cosTurns(load(turns, i))).intoArray(radii, i);
    }
  }
}
