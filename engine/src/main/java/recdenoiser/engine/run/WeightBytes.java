package recdenoiser.engine.run;

import java.util.Map;
import recdenoiser.engine.storage.NpyArray;

/** Maps of weights as bytes, in which nothing is lost to the eye. */
final class WeightBytes {
  private static final int NOTHING = 0;
  private static final int ZERO = 1;
  private static final int LEVELS = 254;

  private WeightBytes() {}

  /** Puts the bytes under {@code name}, and the greatest weight under {@code name.most}. */
  static void put(Map<String, NpyArray> arrays, String name, int[] shape, float[] map) {
    float most = 0;
    for (float weight : map) {
      most = weight > most ? weight : most;
    }
    byte[] bytes = new byte[map.length];
    for (int i = 0; i < map.length; i++) {
      bytes[i] = (byte) level(map[i], most);
    }
    arrays.put(name, NpyArray.of(shape, bytes));
    arrays.put(most(name), NpyArray.of(new int[] {1}, new float[] {most}));
  }

  /** A weight that is not zero never looks like one. */
  private static int level(float weight, float most) {
    if (Float.isNaN(weight)) {
      return NOTHING;
    }
    return weight == 0 ? ZERO : ZERO + Math.max(1, Math.round(LEVELS * weight / most));
  }

  /** The map of that name, whether it is in bytes or in single precision. */
  static float[] get(Map<String, NpyArray> arrays, String name) {
    NpyArray array = arrays.get(name);
    if (array.bytes() == null) {
      return array.floats();
    }
    float most = arrays.get(most(name)).floats()[0];
    float[] map = new float[array.bytes().length];
    for (int i = 0; i < map.length; i++) {
      int level = Byte.toUnsignedInt(array.bytes()[i]);
      map[i] = level == NOTHING ? Float.NaN : most * (level - ZERO) / LEVELS;
    }
    return map;
  }

  private static String most(String name) {
    return name + ".most";
  }
}
