package recdenoiser.engine.evaluate;

/**
 * Hit rate, NDCG and reciprocal rank of the true next item, averaged over users.
 *
 * @param users how many users were ranked
 * @param hit share of users whose item is among the first {@code CUTOFFS[c]}
 * @param ndcg mean of 1 / log2(rank + 1) within the cutoff, 0 beyond it
 * @param mrr mean of 1 / rank within the cutoff, 0 beyond it
 */
public record RankingMetrics(int users, double[] hit, double[] ndcg, double[] mrr) {

  public static final int[] CUTOFFS = {1, 5, 10, 20};

  public double hitAt(int cutoff) {
    return hit[index(cutoff)];
  }

  public double ndcgAt(int cutoff) {
    return ndcg[index(cutoff)];
  }

  public double mrrAt(int cutoff) {
    return mrr[index(cutoff)];
  }

  private static int index(int cutoff) {
    for (int c = 0; c < CUTOFFS.length; c++) {
      if (CUTOFFS[c] == cutoff) {
        return c;
      }
    }
    throw new IllegalArgumentException(
        "Metrics are kept at 1, 5, 10 and 20, not at " + cutoff + ".");
  }
}
