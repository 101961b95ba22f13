package recdenoiser.engine.tensor.kernel;

/**
 * Which of some {@link PairRows} every pair of a query and a key of one sequence looks up.
 *
 * <p>Mutable and used again, because there is one for each sequence of a batch.
 */
public final class PairIndex {
  private int[] rows = new int[0];
  private int first;
  private int length;

  /** Makes room for so many pairs; what is there may be lost. */
  public void room(int pairs) {
    if (rows.length < pairs) {
      rows = new int[Math.max(pairs, rows.length * 5 / 4)];
    }
  }

  /** Row by pair, to be filled in: pair (q, k) of a sequence is {@code q · length + k}. */
  public int[] rows() {
    return rows;
  }

  /** Moves to the sequence whose pairs begin at {@code first}. */
  public void sequence(int first, int length) {
    this.first = first;
    this.length = length;
  }

  /** Where the pairs of {@code query} begin. */
  public int of(int query) {
    return first + query * length;
  }
}
