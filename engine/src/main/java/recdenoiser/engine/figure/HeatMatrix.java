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
