package recdenoiser.engine.figure;

import java.util.Arrays;

/**
 * A square of values over queries and keys.
 *
 * @param size n, how many slots the window has
 * @param values [n × n], row-major, row = query, column = key; NaN where nothing can be
 */
public record HeatMatrix(int size, float[] values) {

  public HeatMatrix {
    if (values.length != size * size) {
      throw new IllegalArgumentException(
          "A map of "
              + size
              + " slots needs "
              + size * size
              + " values; found "
              + values.length
              + ".");
    }
  }

  public float value(int query, int key) {
    return values[query * size + key];
  }

  public boolean exists(int query, int key) {
    return !Float.isNaN(value(query, key));
  }

  /** Share of exact zeros among the values that exist; NaN where none does. */
  public double zeroShare() {
    return zeroShare(values);
  }

  static double zeroShare(float[] values) {
    int zeros = 0;
    int existing = 0;
    for (float value : values) {
      if (!Float.isNaN(value)) {
        existing++;
        zeros += value == 0 ? 1 : 0;
      }
    }
    return existing == 0 ? Double.NaN : (double) zeros / existing;
  }

  /**
   * How many of the newest slots it takes to show every value that exists: up to the oldest query
   * or key that has one; 0 where none exists.
   */
  public int slotsInUse() {
    for (int slot = 0; slot < size; slot++) {
      for (int newer = slot; newer < size; newer++) {
        if (exists(newer, slot) || exists(slot, newer)) {
          return size - slot;
        }
      }
    }
    return 0;
  }

  /**
   * The part over the newest slots; where it has fewer, older ones are added in which nothing is.
   *
   * @param slots at least 1
   */
  public HeatMatrix newest(int slots) {
    if (slots == size) {
      return this;
    }
    float[] part = new float[slots * slots];
    Arrays.fill(part, Float.NaN);
    int kept = Math.min(slots, size);
    for (int row = 1; row <= kept; row++) {
      System.arraycopy(
          values,
          (size - row) * size + size - kept,
          part,
          (slots - row) * slots + slots - kept,
          kept);
    }
    return new HeatMatrix(slots, part);
  }

  /**
   * This minus another of the same size, where both have a value.
   *
   * @throws IllegalArgumentException if the sizes differ
   */
  public HeatMatrix minus(HeatMatrix other) {
    if (other.size != size) {
      throw new IllegalArgumentException(
          "A map of " + other.size + " slots cannot be taken from one of " + size + ".");
    }
    float[] difference = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      difference[i] = values[i] - other.values[i];
    }
    return new HeatMatrix(size, difference);
  }

  /** Mean of the values that exist; NaN where none does. */
  public double mean() {
    double sum = 0;
    int existing = 0;
    for (float value : values) {
      if (!Float.isNaN(value)) {
        existing++;
        sum += value;
      }
    }
    return sum / existing;
  }

  /**
   * The value that a share {@code quantile} of the values that exist does not exceed; 0 where none
   * exists.
   */
  public double quantile(double quantile) {
    return quantile(quantile, values);
  }

  /** The same of the values without their signs. */
  public double quantileOfSizes(double quantile) {
    return quantileOfSizes(quantile, values);
  }

  static double quantileOfSizes(double quantile, float[] values) {
    float[] sizes = values.clone();
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.abs(sizes[i]);
    }
    return quantile(quantile, sizes);
  }

  private static double quantile(double quantile, float[] values) {
    float[] existing = new float[values.length];
    int count = 0;
    for (float value : values) {
      if (!Float.isNaN(value)) {
        existing[count++] = value;
      }
    }
    Arrays.sort(existing, 0, count);
    return count == 0 ? 0 : existing[(int) Math.min(count - 1, Math.floor(quantile * count))];
  }
}
