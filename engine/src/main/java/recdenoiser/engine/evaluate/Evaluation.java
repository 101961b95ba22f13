package recdenoiser.engine.evaluate;

import java.util.Arrays;
import java.util.List;

/**
 * One evaluation of one split.
 *
 * @param sampled ranks against the frozen uniform negatives of each user
 * @param popular ranks against the frozen popular negatives of each user; null where there are none
 * @param full ranks against the whole catalogue
 * @param further what is measured beside, on the test; null where it was not
 * @param seconds how long it took
 */
public record Evaluation(
    RankingMetrics sampled,
    RankingMetrics popular,
    RankingMetrics full,
    FurtherMetrics further,
    double seconds) {

  /** Of ranks alone. */
  public Evaluation(
      RankingMetrics sampled, RankingMetrics popular, RankingMetrics full, double seconds) {
    this(sampled, popular, full, null, seconds);
  }

  /** Without popular negatives. */
  public Evaluation(RankingMetrics sampled, RankingMetrics full, double seconds) {
    this(sampled, null, full, seconds);
  }

  /** Averages over the users of ranks. */
  public static Evaluation of(Ranks ranks, double seconds) {
    return new Evaluation(
        metrics(ranks, Ranking.SAMPLED),
        metrics(ranks, Ranking.POPULAR),
        metrics(ranks, Ranking.FULL),
        seconds);
  }

  Evaluation with(FurtherMetrics more) {
    return new Evaluation(sampled, popular, full, more, seconds);
  }

  private static RankingMetrics metrics(Ranks ranks, Ranking ranking) {
    return ranks.has(ranking) ? RankingMetrics.of(ranks.among(ranking)) : null;
  }

  /** Those that were measured. */
  public List<Ranking> rankings() {
    return Arrays.stream(Ranking.values()).filter(this::has).toList();
  }

  public boolean has(Ranking ranking) {
    return among(ranking) != null;
  }

  /** Null where nothing was measured. */
  public RankingMetrics among(Ranking ranking) {
    return switch (ranking) {
      case SAMPLED -> sampled;
      case POPULAR -> popular;
      case FULL -> full;
    };
  }

  /** NaN where nothing was measured. */
  public double at(Measure measure) {
    RankingMetrics metrics = among(measure.ranking());
    return metrics == null ? Double.NaN : metrics.at(measure.metric(), measure.cutoff());
  }

  /** How many users were ranked. */
  public int users() {
    return full.users();
  }
}
