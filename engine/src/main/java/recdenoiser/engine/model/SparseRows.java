package recdenoiser.engine.model;

import java.util.Arrays;
import java.util.List;
import recdenoiser.engine.storage.NamedArray;
import recdenoiser.engine.storage.NamedArrays;

/**
 * A matrix [items + 1 × items + 1] of which few numbers are not zero, row after row: row i has
 * columns {@code columns[starts[i]] … columns[starts[i + 1] - 1]} with the values beside them.
 *
 * <p>In a checkpoint there are the lengths of the rows, the columns and the values, all as
 * single-precision numbers, which are exact for up to 2²⁴ items.
 *
 * @param starts [items + 2]; row 0 is empty
 * @param columns [entries], items
 * @param values [entries]
 */
record SparseRows(int[] starts, int[] columns, float[] values) {

  static SparseRows empty(int items) {
    return new SparseRows(new int[items + 2], new int[0], new float[0]);
  }

  int items() {
    return starts.length - 2;
  }

  int entries() {
    return columns.length;
  }

  int start(int row) {
    return starts[row];
  }

  int end(int row) {
    return starts[row + 1];
  }

  int length(int row) {
    return end(row) - start(row);
  }

  double sum(int row) {
    double sum = 0;
    for (int e = start(row); e < end(row); e++) {
      sum += values[e];
    }
    return sum;
  }

  /**
   * Adds {@code factor} times a row to numbers by item.
   *
   * @param at index of the number of item 0
   */
  void addRow(int row, float factor, float[] numbers, int at) {
    for (int e = start(row); e < end(row); e++) {
      numbers[at + columns[e]] += factor * values[e];
    }
  }

  /** As {@code NAME.lengths}, {@code NAME.columns} and {@code NAME.values}. */
  List<NamedArray> weights(String name) {
    float[] lengths = new float[items() + 1];
    float[] items = new float[entries()];
    for (int row = 0; row < lengths.length; row++) {
      lengths[row] = length(row);
    }
    for (int e = 0; e < items.length; e++) {
      items[e] = columns[e];
    }
    return List.of(
        vector(name + ".lengths", lengths),
        vector(name + ".columns", items),
        vector(name + ".values", values.clone()));
  }

  private static NamedArray vector(String name, float[] values) {
    return new NamedArray(name, new int[] {values.length}, values);
  }

  /**
   * @throws IllegalArgumentException if an array is missing or they do not belong together
   */
  static SparseRows of(String name, int items, NamedArrays weights) {
    float[] lengths = weights.take(name + ".lengths", new int[] {items + 1});
    float[] columns = weights.takeVector(name + ".columns");
    float[] values = weights.take(name + ".values", new int[] {columns.length});
    int[] starts = new int[items + 2];
    for (int row = 0; row <= items; row++) {
      starts[row + 1] = starts[row] + whole(name + ".lengths", lengths[row], columns.length);
    }
    if (starts[items + 1] != columns.length) {
      throw new IllegalArgumentException(
          String.format(
              "The rows of %s have %d entries together, but there are %d.",
              name, starts[items + 1], columns.length));
    }
    int[] whole = new int[columns.length];
    Arrays.setAll(whole, e -> whole(name + ".columns", columns[e], items));
    return new SparseRows(starts, whole, values.clone());
  }

  private static int whole(String name, float number, int most) {
    if (!(number >= 0 && number <= most) || number != (int) number) {
      throw new IllegalArgumentException(
          "Array " + name + " has whole numbers from 0 to " + most + "; found " + number + ".");
    }
    return (int) number;
  }
}
