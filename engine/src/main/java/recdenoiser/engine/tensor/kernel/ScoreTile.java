package recdenoiser.engine.tensor.kernel;

import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Slice;

/**
 * Where a band of one sequence's attention scores lies: {@code rows} queries against keys 0 …
 * {@code keys} - 1, rows {@code stride} numbers apart. Queries are all tokens of the sequence, or
 * some that are listed.
 *
 * <p>In a causal model query q attends to keys 0 … q, so a band needs no keys beyond its last
 * query.
 */
public final class ScoreTile {
  /** Sequences of up to so many tokens are short. */
  private static final int SHORT = 64;

  /**
   * Queries of a band of a causal model, which spares most of what causality forbids: a vector's
   * worth for short sequences, more where products with many keys are better with more queries.
   */
  private static final int NARROW = 16;

  private static final int WIDE = 40;
  private static final int LANES = 16;

  public int rows;
  int keys;
  public int stride;
  public boolean causal;
  private int firstRow;
  private int[] listed;
  private int listedFrom;
  private int start;

  /** Moves to band {@code band} of a sequence of {@code length}. */
  public ScoreTile band(int band, int length, boolean causal) {
    listed = null;
    return move(band, length, length, causal);
  }

  /**
   * Moves to band {@code band} of some queries of a sequence of {@code length}.
   *
   * @param tokens of which those in places {@code from … from + count - 1} are the queries, rising
   * @param start what is counted as position 0 in {@code tokens}
   */
  public ScoreTile band(
      int band, int length, boolean causal, int[] tokens, int from, int count, int start) {
    listed = tokens;
    listedFrom = from;
    this.start = start;
    return move(band, count, length, causal);
  }

  private ScoreTile move(int band, int queries, int length, boolean newCausal) {
    causal = newCausal;
    int size = bandSize(length, causal);
    firstRow = band * size;
    rows = band == cut(queries, size) - 1 ? queries - firstRow : size;
    keys = causal ? query(rows - 1) + 1 : length;
    stride = stride(keys);
    return this;
  }

  /** Bands of all queries of a sequence of {@code length}. */
  public static int bands(int length, boolean causal) {
    return bands(length, length, causal);
  }

  /** Bands of so many queries of a sequence of {@code length}, none for none. */
  public static int bands(int queries, int length, boolean causal) {
    return cut(queries, bandSize(length, causal));
  }

  /** The last band takes what is too little for one of its own. */
  private static int cut(int queries, int size) {
    return queries == 0 ? 0 : Math.max(1, queries / size);
  }

  /** Position in its sequence of the query in {@code row} of this band. */
  public int query(int row) {
    int queryRow = firstRow + row;
    return listed == null ? queryRow : listed[listedFrom + queryRow] - start;
  }

  /** Keys that the query in {@code row} of this band attends to. */
  public int allowed(int row) {
    return causal ? query(row) + 1 : keys;
  }

  public int rows() {
    return rows;
  }

  /** Queries of the sequence in the bands before this one. */
  public int firstRow() {
    return firstRow;
  }

  public int keys() {
    return keys;
  }

  public int stride() {
    return stride;
  }

  public int size() {
    return rows * stride;
  }

  /** Points {@code slice} at this band in {@code matrix}, where it begins at index {@code at}. */
  public Slice slice(Matrix matrix, int at, Slice slice) {
    return slice.view(matrix, at, rows, keys, stride);
  }

  private static int bandSize(int length, boolean causal) {
    if (length > SHORT) {
      return WIDE;
    }
    return causal ? NARROW : SHORT;
  }

  private static int stride(int keys) {
    return (keys + LANES - 1) / LANES * LANES;
  }
}
