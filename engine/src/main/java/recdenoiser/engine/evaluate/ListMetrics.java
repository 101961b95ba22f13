package recdenoiser.engine.evaluate;

import java.util.Arrays;

/**
 * What the lists are like that users are given, whatever is true: each at the cutoffs of {@link
 * RankingMetrics#CUTOFFS}.
 *
 * @param coverage share of the catalogue that is in somebody's list, in [0, 1]
 * @param gini how unequally the places of the lists fall on the items of the catalogue: 0 equally,
 *     near 1 all on one (Gini 1912; Adomavicius and Kwon, TKDE 2012)
 * @param popularity mean training actions on a recommended item
 * @param novelty mean over recommended items of log2(users / users who chose it in training), in
 *     bits (Zhou et al., PNAS 2010)
 * @param tail share of recommended items that are not among the fifth of the catalogue chosen most
 *     often in training, in [0, 1]
 */
public record ListMetrics(
    double[] coverage, double[] gini, double[] popularity, double[] novelty, double[] tail) {

  /** One of these numbers. */
  public enum Kind {
    COVERAGE,
    GINI,
    POPULARITY,
    NOVELTY,
    TAIL
  }

  /**
   * @param lists of some users
   */
  static ListMetrics of(int[][] lists, ItemPopularity items) {
    int cutoffs = RankingMetrics.CUTOFFS.length;
    ListMetrics all =
        new ListMetrics(
            new double[cutoffs],
            new double[cutoffs],
            new double[cutoffs],
            new double[cutoffs],
            new double[cutoffs]);
    for (int c = 0; c < cutoffs; c++) {
      all.fill(c, lists, items);
    }
    return all;
  }

  private void fill(int c, int[][] lists, ItemPopularity items) {
    int[] places = new int[items.items() + 1];
    long given = 0;
    for (int[] list : lists) {
      for (int place = 0; place < Math.min(RankingMetrics.CUTOFFS[c], list.length); place++) {
        places[list[place]]++;
        given++;
      }
    }
    int covered = 0;
    double actions = 0;
    double bits = 0;
    long inTail = 0;
    for (int item = 1; item < places.length; item++) {
      covered += places[item] > 0 ? 1 : 0;
      actions += (double) places[item] * items.actions()[item];
      bits += places[item] == 0 ? 0 : places[item] * items.novelty(item);
      inTail += items.head().get(item) ? 0 : places[item];
    }
    coverage[c] = covered / (double) items.items();
    gini[c] = gini(places, given);
    popularity[c] = given == 0 ? 0 : actions / given;
    novelty[c] = given == 0 ? 0 : bits / given;
    tail[c] = given == 0 ? 0 : inTail / (double) given;
  }

  /**
   * Over items 1 … N ascending by their places x: Σ (2i − N − 1) x_i / (N Σ x).
   *
   * @param places by item, from 1
   * @param given Σ x; of nothing it is 0
   */
  public static double gini(int[] places, long given) {
    if (given == 0) {
      return 0;
    }
    int[] ascending = Arrays.copyOfRange(places, 1, places.length);
    Arrays.sort(ascending);
    double sum = 0;
    for (int i = 0; i < ascending.length; i++) {
      sum += (2.0 * (i + 1) - ascending.length - 1) * ascending[i];
    }
    return sum / ((double) ascending.length * given);
  }

  public double at(Kind kind, int cutoff) {
    double[] values =
        switch (kind) {
          case COVERAGE -> coverage;
          case GINI -> gini;
          case POPULARITY -> popularity;
          case NOVELTY -> novelty;
          case TAIL -> tail;
        };
    return values[RankingMetrics.index(cutoff)];
  }
}
