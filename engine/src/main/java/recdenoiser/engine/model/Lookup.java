package recdenoiser.engine.model;

/**
 * A model's reading of one row of a table for every token.
 *
 * @param table index in {@link Backbone#tables()}
 * @param ids which row
 * @param scale what the rows are multiplied by
 */
public record Lookup(int table, Ids ids, double scale) {

  /** What a row is looked up by. */
  public enum Ids {
    ITEMS,
    USERS
  }

  int[] of(TokenBatch batch) {
    return ids == Ids.ITEMS ? batch.items() : batch.users();
  }

  /** The row of token {@code token} of the batch. */
  public int id(TokenBatch batch, int token) {
    return of(batch)[token];
  }
}
