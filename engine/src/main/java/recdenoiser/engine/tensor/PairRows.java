package recdenoiser.engine.tensor;

/**
 * Rows of a table that pairs of tokens look up, such as those of the time between two actions: what
 * is added to the key, or to the value, of a pair.
 *
 * <p>Letters: d width, H heads, m length of a sequence. There are about as many pairs as m² / 2 but
 * far fewer different rows, so a pair has the number of a row ({@link PairIndex}) and nothing of
 * size m × m × d ever exists. Pairs go to rows in no order, which only the Java heap allows fast:
 * rows are copied there once for all blocks, heads and directions, each head's part by itself.
 *
 * <p>One object belongs to one thread and is used again.
 */
public interface PairRows {

  /**
   * Makes room.
   *
   * @param heads H, must divide the width
   */
  void clear(int rows, int width, int heads);

  /**
   * {@code row ← dropout(table[id])}, its gradient becomes 0.
   *
   * @param key of the draws, which are looked up by {@code id} and column
   */
  void put(int row, Matrix table, int id, double rate, long key);

  /**
   * Scores of a band: {@code scores[q][k] += ⟨left[q], row(q, k)⟩}.
   *
   * @param left [queries × d], {@code leftAt} the head's first number of the band's first query
   * @param at index of the band in {@code scores}
   */
  void scores(
      ScoreTile tile, PairIndex index, int head, Matrix left, int leftAt, Matrix scores, int at);

  /**
   * Weighted sums of a band: {@code result[q] += Σ_k weights[q][k] · row(q, k)}.
   *
   * @param result [queries × d], {@code resultAt} the head's first number of the band's first query
   */
  void sums(
      ScoreTile tile,
      PairIndex index,
      int head,
      Matrix weights,
      int at,
      Matrix result,
      int resultAt);

  /**
   * Reverse of both for the rows: {@code gradient of row(q, k) += weights[q][k] · left[q]}.
   *
   * @param left [queries × d], {@code leftAt} the head's first number of the band's first query
   */
  void gradients(
      ScoreTile tile, PairIndex index, int head, Matrix weights, int at, Matrix left, int leftAt);

  /** Reverse of {@link #put}: {@code tableGradient[id] += dropout(gradient of row)}. */
  void collect(int row, Matrix tableGradient, int id, double rate, long key);
}
