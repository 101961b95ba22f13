package recdenoiser.engine.recommend;

/**
 * Attention over the T tokens of one history, the oldest first; where a model fills in an item the
 * last token is that. All maps are [blocks][heads][T × T], row-major, queries down and keys across,
 * NaN where a query may not see a key.
 *
 * @param before plain softmax of the scores, as if there were no rule
 * @param after the weights that values are summed with
 * @param decision what the rule decided for this history: the factor of a mask, 1 or 0 of a pattern
 *     or of a support; 1 throughout for plain softmax
 */
public record HistoryAttention(
    int tokens, float[][][] before, float[][][] after, float[][][] decision) {

  public int blocks() {
    return after.length;
  }

  public int heads() {
    return after.length == 0 ? 0 : after[0].length;
  }
}
