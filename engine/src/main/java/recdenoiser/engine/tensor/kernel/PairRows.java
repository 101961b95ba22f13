package recdenoiser.engine.tensor.kernel;

import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Slice;

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
   * @param left the head's part of the band's queries, [queries × d/H]
   * @param scores [queries × keys]
   */
  void scores(ScoreTile tile, PairIndex index, int head, Slice left, Slice scores);

  /**
   * Weighted sums of a band: {@code result[q] += Σ_k weights[q][k] · row(q, k)}.
   *
   * @param weights [queries × keys]
   * @param result the head's part of the band's queries, [queries × d/H]
   */
  void sums(ScoreTile tile, PairIndex index, int head, Slice weights, Slice result);

  /**
   * Backward pass of both for the rows: {@code gradient of row(q, k) += weights[q][k] · left[q]}.
   *
   * @param weights [queries × keys]
   * @param left the head's part of the band's queries, [queries × d/H]
   */
  void gradients(ScoreTile tile, PairIndex index, int head, Slice weights, Slice left);

  /** Backward pass of {@link #put}: {@code tableGradient[id] += dropout(gradient of row)}. */
  void collect(int row, Matrix tableGradient, int id, double rate, long key);
}
