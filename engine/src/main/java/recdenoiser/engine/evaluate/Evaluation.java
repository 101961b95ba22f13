package recdenoiser.engine.evaluate;

/**
 * One evaluation of one split.
 *
 * @param sampled ranks against the frozen negatives of each user
 * @param full ranks against the whole catalogue
 * @param seconds how long it took
 */
public record Evaluation(RankingMetrics sampled, RankingMetrics full, double seconds) {}
