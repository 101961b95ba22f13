package recdenoiser.engine.evaluate;

import java.util.HashSet;
import java.util.Set;

/**
 * How well the lists find all actions that are held out, where there are several, each at the
 * cutoffs of {@link RankingMetrics#CUTOFFS} and averaged over users. With one true item recall is
 * the hit rate, precision that over the cutoff, and MAP is MRR.
 *
 * @param recall share of the distinct held-out items that is in the list
 * @param precision share of the list's places that is held out
 * @param map mean average precision: over the held-out items in the list, the precision down to
 *     their place, divided by as many as could be in the list
 */
public record HeldOutMetrics(double[] recall, double[] precision, double[] map) {

  /** One of these numbers. */
  public enum Kind {
    RECALL,
    PRECISION,
    MAP
  }

  /**
   * @param lists [users] the best items, the best first
   * @param heldOut [users] the items that follow, at least one, in any order
   */
  static HeldOutMetrics of(int[][] lists, int[][] heldOut) {
    int cutoffs = RankingMetrics.CUTOFFS.length;
    HeldOutMetrics all =
        new HeldOutMetrics(new double[cutoffs], new double[cutoffs], new double[cutoffs]);
    for (int user = 0; user < lists.length; user++) {
      Set<Integer> wanted = new HashSet<>();
      for (int item : heldOut[user]) {
        wanted.add(item);
      }
      for (int c = 0; c < cutoffs; c++) {
        all.add(c, lists[user], wanted, lists.length);
      }
    }
    return all;
  }

  private void add(int c, int[] list, Set<Integer> wanted, int users) {
    int cutoff = RankingMetrics.CUTOFFS[c];
    int found = 0;
    double precisions = 0;
    for (int place = 0; place < Math.min(cutoff, list.length); place++) {
      if (wanted.contains(list[place])) {
        found++;
        precisions += found / (place + 1.0);
      }
    }
    recall[c] += found / (double) wanted.size() / users;
    precision[c] += found / (double) cutoff / users;
    map[c] += precisions / Math.min(cutoff, wanted.size()) / users;
  }

  public double at(Kind kind, int cutoff) {
    double[] values =
        switch (kind) {
          case RECALL -> recall;
          case PRECISION -> precision;
          case MAP -> map;
        };
    return values[RankingMetrics.index(cutoff)];
  }
}
