package recdenoiser.engine.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the numbers that a model is judged by, such as NDCG@10 among all items.
 *
 * @param cutoff one of {@link RankingMetrics#CUTOFFS}
 */
public record Measure(Ranking ranking, Metric metric, int cutoff) {
  private static final Pattern NAME = Pattern.compile("(hit|ndcg|mrr)@(1|5|10|20)");

  /** All that are kept: every ranking, metric and cutoff. */
  public static List<Measure> all() {
    List<Measure> all = new ArrayList<>();
    for (Ranking ranking : Ranking.values()) {
      for (Metric metric : Metric.values()) {
        for (int cutoff : RankingMetrics.CUTOFFS) {
          all.add(new Measure(ranking, metric, cutoff));
        }
      }
    }
    return List.copyOf(all);
  }

  /** The few that stand for all where there is little room: Hit@10 and NDCG@10 in each ranking. */
  public static List<Measure> shown() {
    List<Measure> shown = new ArrayList<>();
    for (Ranking ranking : Ranking.values()) {
      shown.add(new Measure(ranking, Metric.HIT, 10));
      shown.add(new Measure(ranking, Metric.NDCG, 10));
    }
    return List.copyOf(shown);
  }

  /**
   * Reads "ndcg@10", in upper or lower case.
   *
   * @throws IllegalArgumentException if it is no metric with a cutoff that is kept
   */
  public static Measure parse(Ranking ranking, String name) {
    Matcher matcher = NAME.matcher(name.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "A metric is hit, ndcg or mrr at 1, 5, 10 or 20, such as ndcg@10; found " + name + ".");
    }
    Metric metric = Metric.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
    return new Measure(ranking, metric, Integer.parseInt(matcher.group(2)));
  }

  /** "NDCG@10". */
  public String label() {
    return metric.label() + "@" + cutoff;
  }

  public Measure among(Ranking other) {
    return new Measure(other, metric, cutoff);
  }

  /** Of every user, in the order of the ranks, in [0, 1]. */
  public double[] perUser(Ranks ranks) {
    double[] all = ranks.among(ranking);
    double[] values = new double[all.length];
    for (int user = 0; user < all.length; user++) {
      values[user] = metric.of(all[user], cutoff);
    }
    return values;
  }

  /** The mean over users, summed in their order; 0 where there is nobody. */
  public double mean(Ranks ranks) {
    double sum = 0;
    for (double value : perUser(ranks)) {
      sum += value;
    }
    return ranks.users().length == 0 ? 0 : sum / ranks.users().length;
  }
}
