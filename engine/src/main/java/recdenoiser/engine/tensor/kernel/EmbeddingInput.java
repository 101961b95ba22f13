package recdenoiser.engine.tensor.kernel;

import recdenoiser.engine.tensor.Matrix;

/**
 * What embeddings of tokens are made of: {@code dropout(scale · table[ids[t]] +
 * positions[slots[t]])} for token t.
 *
 * <p>Mutable and used again, because there is one for each shard of a batch.
 */
public final class EmbeddingInput {
  private Matrix table;
  private int[] ids;
  private double scale;
  private Matrix positions;
  private int[] slots;
  private double rate;
  private long key;

  /**
   * Rows of a table, without positions and dropout until they are asked for.
   *
   * @param newTable [ids + 1 × d]
   * @param newIds by token
   */
  public EmbeddingInput rows(Matrix newTable, int[] newIds, double newScale) {
    table = newTable;
    ids = newIds;
    scale = newScale;
    positions = null;
    slots = null;
    rate = 0;
    key = 0;
    return this;
  }

  /**
   * @param newPositions [n × d], or null for none
   * @param newSlots by token
   */
  public EmbeddingInput positions(Matrix newPositions, int[] newSlots) {
    positions = newPositions;
    slots = newSlots;
    return this;
  }

  /**
   * @param newKey of the draws, which are looked up by token and column
   */
  public EmbeddingInput dropout(double newRate, long newKey) {
    rate = newRate;
    key = newKey;
    return this;
  }

  public Matrix table() {
    return table;
  }

  public int id(int token) {
    return ids[token];
  }

  public double scale() {
    return scale;
  }

  /** Null for none. */
  public Matrix positions() {
    return positions;
  }

  public int slot(int token) {
    return slots[token];
  }

  /** Of the dropout, 0 for none. */
  public double rate() {
    return rate;
  }

  /** Of the dropout's draws. */
  public long key() {
    return key;
  }
}
