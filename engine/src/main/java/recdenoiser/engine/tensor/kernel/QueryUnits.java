package recdenoiser.engine.tensor.kernel;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Open connections arranged so that scores can be computed for {@value #LANES} queries side by
 * side.
 *
 * <p>Slots are put in columns, and queries in blocks of columns. A <em>unit</em> is a block of
 * queries, each against the key that lies a certain number of columns before it: neighbours' keys
 * are neighbours too. Diagonals make few units when columns are slots in their order; stretches
 * with summaries do when the first slots of all stretches lie side by side, then the second ones,
 * and so on.
 */
public final class QueryUnits {
  public static final int LANES = 16;

  /** Blocks have a multiple of so many units; they are filled up with closed ones. */
  public static final int GROUP = 4;

  public static final float CLOSED = -1e30f;

  /** Phases must repeat so often that not too many lanes stay empty. */
  private static final int LEAST_FILLED = 4;

  /** Slot of each column, or -1. */
  public final int[] slots;

  /** Column of each slot. */
  public final int[] columns;

  /** Of each block, and one more: where its units begin. */
  public final int[] first;

  /** Of each unit: columns from a query back to its key. */
  public final int[] back;

  /** [units × LANES]: 0, or very negative where a connection is closed. */
  public final float[] closed;

  /** For each of {@link OpenKeys#keys} where its score is, unit · LANES + lane. */
  public final int[] scoreAt;

  private QueryUnits(OpenKeys open, int[] columns, int room) {
    this.columns = columns;
    slots = new int[room];
    Arrays.fill(slots, -1);
    for (int slot = 0; slot < columns.length; slot++) {
      slots[columns[slot]] = slot;
    }
    first = new int[room / LANES + 1];
    int[] units = new int[0];
    for (int block = 0; block < blocks(); block++) {
      int[] more = units(open, block);
      first[block + 1] = units.length + more.length;
      units = Arrays.copyOf(units, first[block + 1]);
      System.arraycopy(more, 0, units, first[block], more.length);
    }
    back = units;
    closed = new float[first[blocks()] * LANES];
    Arrays.fill(closed, CLOSED);
    scoreAt = new int[open.keys.length];
    for (int query = 0; query < columns.length; query++) {
      for (int j = open.first[query]; j < open.first[query + 1]; j++) {
        scoreAt[j] = scoreAt(query, open.keys[j]);
        closed[scoreAt[j]] = 0;
      }
    }
  }

  /**
   * In the arrangement with fewer units.
   *
   * @param phases slots that the connections repeat themselves after
   */
  static QueryUnits of(OpenKeys open, int phases) {
    QueryUnits inOrder = inOrder(open);
    if (LEAST_FILLED * phases > open.window) {
      return inOrder;
    }
    QueryUnits byPhase = byPhase(open, phases);
    return byPhase.count() < inOrder.count() ? byPhase : inOrder;
  }

  public static QueryUnits inOrder(OpenKeys open) {
    int[] columns = new int[open.window];
    Arrays.setAll(columns, slot -> slot);
    return new QueryUnits(open, columns, up(open.window));
  }

  public static QueryUnits byPhase(OpenKeys open, int phases) {
    int perPhase = up((open.window + phases - 1) / phases);
    int[] columns = new int[open.window];
    Arrays.setAll(columns, slot -> slot % phases * perPhase + slot / phases);
    return new QueryUnits(open, columns, phases * perPhase);
  }

  private static int up(int slots) {
    return (slots + LANES - 1) / LANES * LANES;
  }

  /** Columns from queries back to keys of each of a block's units. */
  private int[] units(OpenKeys open, int block) {
    BitSet differences = new BitSet();
    for (int column = block * LANES; column < (block + 1) * LANES; column++) {
      if (slots[column] >= 0) {
        addDifferences(open, slots[column], differences);
      }
    }
    for (int none = (block + 1) * LANES; differences.cardinality() % GROUP > 0; none--) {
      differences.set(slots.length + none);
    }
    return differences.stream().map(difference -> difference - slots.length).toArray();
  }

  private void addDifferences(OpenKeys open, int query, BitSet differences) {
    for (int j = open.first[query]; j < open.first[query + 1]; j++) {
      differences.set(slots.length + columns[query] - columns[open.keys[j]]);
    }
  }

  private int scoreAt(int query, int key) {
    int column = columns[query];
    int unit = first[column / LANES];
    while (back[unit] != column - columns[key]) {
      unit++;
    }
    return unit * LANES + column % LANES;
  }

  public int blocks() {
    return first.length - 1;
  }

  public int count() {
    return first[blocks()];
  }
}
