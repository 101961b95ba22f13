package recdenoiser.engine.evaluate;

/**
 * Hit rate, NDCG and reciprocal rank of the true next item, averaged over users.
 *
 * <p>A rank counts from 1 and is half a place lower for every tie. An item is within a cutoff if
 * fewer than so many items come before it, half of those that tie with it counted among them.
 *
 * @param users how many users were ranked
 * @param hit share of users whose item is among the first {@code CUTOFFS[c]}
 * @param ndcg mean of 1 / log2(rank + 1) within the cutoff, 0 beyond it
 * @param mrr mean of 1 / rank within the cutoff, 0 beyond it
 */
public record RankingMetrics(int users, double[] hit, double[] ndcg, double[] mrr) {

  public static final int[] CUTOFFS = {1, 5, 10, 20};

  /**
   * Averages over users, summed in their order.
   *
   * @param ranks of the true next items, from 1; may be halves
   */
  public static RankingMetrics of(double[] ranks) {
    double[] hit = new double[CUTOFFS.length];
    double[] ndcg = new double[CUTOFFS.length];
    double[] mrr = new double[CUTOFFS.length];
    for (double rank : ranks) {
      for (int c = 0; c < CUTOFFS.length; c++) {
        hit[c] += Metric.HIT.of(rank, CUTOFFS[c]);
        ndcg[c] += Metric.NDCG.of(rank, CUTOFFS[c]);
        mrr[c] += Metric.MRR.of(rank, CUTOFFS[c]);
      }
    }
    for (int c = 0; c < CUTOFFS.length && ranks.length > 0; c++) {
      hit[c] /= ranks.length;
      ndcg[c] /= ranks.length;
      mrr[c] /= ranks.length;
    }
    return new RankingMetrics(ranks.length, hit, ndcg, mrr);
  }

  /** One of the numbers by its name. */
  public double at(Metric metric, int cutoff) {
    return switch (metric) {
      case HIT -> hitAt(cutoff);
      case NDCG -> ndcgAt(cutoff);
      case MRR -> mrrAt(cutoff);
    };
  }

  public double hitAt(int cutoff) {
    return hit[index(cutoff)];
  }

  public double ndcgAt(int cutoff) {
    return ndcg[index(cutoff)];
  }

  public double mrrAt(int cutoff) {
    return mrr[index(cutoff)];
  }

  static int index(int cutoff) {
    for (int c = 0; c < CUTOFFS.length; c++) {
      if (CUTOFFS[c] == cutoff) {
        return c;
      }
    }
    throw new IllegalArgumentException(
        "Metrics are kept at 1, 5, 10 and 20, not at " + cutoff + ".");
  }
}
