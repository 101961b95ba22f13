package recdenoiser.engine.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gradient of an item table as a sum of scaled rows of a few matrices, listed by item, and of whole
 * matrices.
 *
 * <p>Whole matrices come first, then the rows of an item in the order of {@link #add}, whoever does
 * it.
 */
public final class TableGradient {
  private static final int NONE = -1;

  private final int[] first;

  /** By the first entry of an item its last one. */
  private int[] last = new int[0];

  private int[] next = new int[0];
  private int[] rows = new int[0];
  private int[] touched = new int[0];
  private double[] factors = new double[0];
  private Matrix[] sources = new Matrix[0];
  private final List<Matrix> whole = new ArrayList<>();
  private int entries;
  private int touchedItems;

  /**
   * @param items rows of the table
   */
  public TableGradient(int items) {
    first = new int[items];
    Arrays.fill(first, NONE);
  }

  /** Forgets all entries. */
  public void clear() {
    for (int t = 0; t < touchedItems; t++) {
      first[touched[t]] = NONE;
    }
    touchedItems = 0;
    entries = 0;
    whole.clear();
  }

  private void grow() {
    int capacity = Math.max(1024, 2 * next.length);
    next = Arrays.copyOf(next, capacity);
    last = Arrays.copyOf(last, capacity);
    touched = Arrays.copyOf(touched, capacity);
    rows = Arrays.copyOf(rows, capacity);
    factors = Arrays.copyOf(factors, capacity);
    sources = Arrays.copyOf(sources, capacity);
  }

  /** The gradient of {@code item} has a part {@code factor · source[row]}. */
  public void add(int item, Matrix source, int row, double factor) {
    if (entries == next.length) {
      grow();
    }
    int entry = entries++;
    int head = first[item];
    if (head == NONE) {
      first[item] = entry;
      touched[touchedItems++] = item;
      last[entry] = entry;
    } else {
      next[last[head]] = entry;
      last[head] = entry;
    }
    next[entry] = NONE;
    rows[entry] = row;
    factors[entry] = factor;
    sources[entry] = source;
  }

  /** Row i of {@code source} is a part of the gradient of item i; it may have fewer rows. */
  public void addWhole(Matrix source) {
    whole.add(source);
  }

  public int wholes() {
    return whole.size();
  }

  public Matrix whole(int index) {
    return whole.get(index);
  }

  /** How many items have entries. */
  public int touchedCount() {
    return touchedItems;
  }

  /** Items that have entries, in the order in which they got the first. */
  public int touched(int index) {
    return touched[index];
  }

  /** First entry of {@code item}, negative if it has none. */
  public int firstOf(int item) {
    return first[item];
  }

  public int after(int entry) {
    return next[entry];
  }

  public Matrix source(int entry) {
    return sources[entry];
  }

  public int row(int entry) {
    return rows[entry];
  }

  public double factor(int entry) {
    return factors[entry];
  }
}
