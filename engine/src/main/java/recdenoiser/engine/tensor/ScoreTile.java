package recdenoiser.engine.tensor;

/**
 * Where a band of one sequence's attention scores lies: {@code rows} queries from {@code
 * firstQuery} on against keys 0 … {@code keys} - 1, rows {@code stride} numbers apart.
 *
 * <p>In a causal model query q attends to keys 0 … q, so a band needs no keys beyond its last
 * query.
 */
public final class ScoreTile {
  /**
   * Longer sequences are cut into bands of so many queries, which spares most of what causality
   * forbids.
   */
  public static final int BAND = 32;

  private static final int WHOLE = 64;
  private static final int LANES = 16;

  int rows;
  int firstQuery;
  int keys;
  int stride;
  boolean causal;

  /** Moves to band {@code band} of a sequence of {@code length}. */
  public ScoreTile band(int band, int length, boolean causal) {
    this.causal = causal;
    int size = bandSize(length);
    firstQuery = band * size;
    rows = Math.min(size, length - firstQuery);
    keys = causal ? firstQuery + rows : length;
    stride = stride(keys);
    return this;
  }

  public static int bands(int length) {
    return (length + bandSize(length) - 1) / bandSize(length);
  }

  /** Numbers that all bands of a sequence take together. */
  public static int room(int length, boolean causal) {
    int room = 0;
    int size = bandSize(length);
    for (int first = 0; first < length; first += size) {
      int rows = Math.min(size, length - first);
      room += rows * stride(causal ? first + rows : length);
    }
    return room;
  }

  /** Position in its sequence of the query in {@code row} of this band. */
  public int query(int row) {
    return firstQuery + row;
  }

  /** Keys that the query in {@code row} of this band attends to. */
  public int allowed(int row) {
    return causal ? query(row) + 1 : keys;
  }

  public int rows() {
    return rows;
  }

  public int firstQuery() {
    return firstQuery;
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

  private static int bandSize(int length) {
    return length <= WHOLE ? Math.max(length, 1) : BAND;
  }

  private static int stride(int keys) {
    return (keys + LANES - 1) / LANES * LANES;
  }
}
