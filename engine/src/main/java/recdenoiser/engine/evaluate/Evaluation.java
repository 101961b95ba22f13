package recdenoiser.engine.evaluate;

/**
 * One evaluation of one split.
 *
 * @param sampled ranks against the frozen negatives of each user
 * @param full ranks against the whole catalogue
 * @param seconds how long it took
 */
public record Evaluation(RankingMetrics sampled, RankingMetrics full, double seconds) {

  /** Averages over the users of ranks. */
  public static Evaluation of(Ranks ranks, double seconds) {
    return new Evaluation(
        RankingMetrics.of(ranks.sampled()), RankingMetrics.of(ranks.full()), seconds);
  }

  public double at(Measure measure) {
    return measure.ranking().of(this).at(measure.metric(), measure.cutoff());
  }
}
