package recdenoiser.engine.storage;

import java.util.Arrays;

/**
 * An array as NumPy keeps it, row-major, of single-precision or of 32-bit whole numbers, or of
 * unsigned bytes.
 *
 * @param shape sizes by axis; empty for a single number
 * @param floats the values, or null if they are of another kind
 * @param ints the values, or null if they are of another kind
 * @param bytes the values, unsigned, or null if they are of another kind
 */
public record NpyArray(int[] shape, float[] floats, int[] ints, byte[] bytes) {

  public NpyArray {
    int values = floats != null ? floats.length : ints != null ? ints.length : bytes.length;
    if (size(shape) != values) {
      throw new IllegalArgumentException(
          "An array of shape " + Arrays.toString(shape) + " cannot have " + values + " values.");
    }
  }

  public static NpyArray of(int[] shape, float[] values) {
    return new NpyArray(shape, values, null, null);
  }

  public static NpyArray of(int[] shape, int[] values) {
    return new NpyArray(shape, null, values, null);
  }

  public static NpyArray of(int[] shape, byte[] values) {
    return new NpyArray(shape, null, null, values);
  }

  static long size(int[] shape) {
    long size = 1;
    for (int axis : shape) {
      size = Math.multiplyExact(size, (long) axis);
    }
    return size;
  }
}
