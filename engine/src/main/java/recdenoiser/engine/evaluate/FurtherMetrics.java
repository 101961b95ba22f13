package recdenoiser.engine.evaluate;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What is measured beside hit rate, NDCG and reciprocal rank.
 *
 * @param auc in each ranking, mean over users of the share of candidates that come behind the true
 *     next item, ties half, in [0, 1]
 * @param lists what users would be recommended from the whole catalogue
 * @param heldOut of several actions that are held out together; null where there is one
 */
public record FurtherMetrics(Map<Ranking, Double> auc, ListMetrics lists, HeldOutMetrics heldOut) {

  public FurtherMetrics {
    Map<Ranking, Double> copy = new EnumMap<>(Ranking.class);
    copy.putAll(auc);
    auc = Collections.unmodifiableMap(copy);
  }

  /**
   * @param rank from 1, halves for ties
   * @param others candidates beside the true one; with none nothing can come before it
   */
  static double auc(double rank, int others) {
    return others == 0 ? 1 : 1 - (rank - 1) / others;
  }
}
