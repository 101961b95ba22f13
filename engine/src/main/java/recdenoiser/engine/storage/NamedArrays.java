package recdenoiser.engine.storage;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Arrays by name, as they come out of a checkpoint, each checked against the shape that is
 * expected.
 */
public final class NamedArrays {
  private final Map<String, NamedArray> byName = new HashMap<>();

  public NamedArrays(List<NamedArray> arrays) {
    arrays.forEach(array -> byName.put(array.name(), array));
  }

  public boolean has(String name) {
    return byName.containsKey(name);
  }

  /**
   * A vector of any length.
   *
   * @throws IllegalArgumentException if it is missing or no vector
   */
  public float[] takeVector(String name) {
    return take(name, new int[] {array(name).values().length});
  }

  private NamedArray array(String name) {
    NamedArray array = byName.get(name);
    if (array == null) {
      throw new IllegalArgumentException("The checkpoint has no array " + name + ".");
    }
    return array;
  }

  /**
   * @throws IllegalArgumentException if it is missing or has another shape
   */
  public float[] take(String name, int[] shape) {
    NamedArray array = array(name);
    if (!Arrays.equals(array.shape(), shape)) {
      throw new IllegalArgumentException(
          "Array "
              + name
              + " of the checkpoint has the shape "
              + Arrays.toString(array.shape())
              + "; expected "
              + Arrays.toString(shape)
              + ".");
    }
    return array.values();
  }
}
