package recdenoiser.engine.study;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import recdenoiser.engine.evaluate.FurtherMeasure;
import recdenoiser.engine.evaluate.Measure;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.run.RunSummary;

/**
 * What is read from a run that has ended, by its name:
 *
 * <ul>
 *   <li>{@code hit@K}, {@code ndcg@K}, {@code mrr@K} for K of 1, 5, 10 and 20: of the test, among
 *       the frozen negatives of each user, with the weights that were best on validation; {@code
 *       full/ndcg@10}: the same among all items; {@code popular/ndcg@10}: among popular negatives;
 *   <li>what {@link FurtherMeasure} has, such as {@code full/auc} and {@code coverage@10}, of the
 *       test;
 *   <li>{@code seconds}: of training and evaluating; {@code seconds/epoch};
 *   <li>{@code parameters}: numbers in the model;
 *   <li>{@code probe/NAME}: a number of the attention rule, such as {@code probe/openShares}, mean
 *       over its blocks and heads;
 *   <li>{@code loss}: of training, mean over the last epoch;
 *   <li>{@code zeros}: the share of attention weights that are exactly zero, over some users, at
 *       the last snapshot that is not after the best epoch.
 * </ul>
 */
public record StudyMeasure(String name) {
  private static final Pattern METRIC = Pattern.compile("(hit|ndcg|mrr)@(1|5|10|20)");
  private static final String SECONDS = "seconds";
  private static final String SECONDS_PER_EPOCH = "seconds/epoch";
  private static final String PARAMETERS = "parameters";
  private static final String PROBE = "probe/";
  static final String LOSS = "loss";
  static final String ZEROS = "zeros";

  /**
   * @throws IllegalArgumentException if there is nothing of that name
   */
  public StudyMeasure {
    boolean known =
        ranking(name).isPresent()
            || FurtherMeasure.find(name).isPresent()
            || name.equals(SECONDS)
            || name.equals(SECONDS_PER_EPOCH)
            || name.equals(PARAMETERS)
            || inFiles(name)
            || (name.startsWith(PROBE) && name.length() > PROBE.length());
    if (!known) {
      throw new IllegalArgumentException(
          "There is no measure \""
              + name
              + "\"; there are hit@K, ndcg@K and mrr@K for K of 1, 5, 10 and 20, popular/ or full/"
              + " before them, auc (also with popular/ or full/), recall@K, precision@K, map@K,"
              + " coverage@K, gini@K, popularity@K, novelty@K, tail@K, seconds, seconds/epoch,"
              + " parameters, loss, zeros and probe/NAME.");
    }
  }

  private static boolean inFiles(String name) {
    return name.equals(LOSS) || name.equals(ZEROS);
  }

  /** Whether it is not in the summary of a run, but in its other files. */
  boolean inFiles() {
    return inFiles(name);
  }

  /** A metric of users' ranks on the test. */
  public static StudyMeasure ranked(Measure measure) {
    return new StudyMeasure(measure.ranking().prefix() + measure.label().toLowerCase(Locale.ROOT));
  }

  /** The metric it is, where users are ranked. */
  public Optional<Measure> ranking() {
    return ranking(name);
  }

  private static Optional<Measure> ranking(String name) {
    for (Ranking ranking : Ranking.values()) {
      String metric = name.substring(Math.min(name.length(), ranking.prefix().length()));
      if (name.startsWith(ranking.prefix()) && METRIC.matcher(metric).matches()) {
        return Optional.of(Measure.parse(ranking, metric));
      }
    }
    return Optional.empty();
  }

  /** As it is written over a column or beside an axis. */
  public String label() {
    return StudyTexts.label(this);
  }

  /** Whether it lies between 0 and 1. */
  public boolean isShare() {
    return ranking().isPresent()
        || name.equals(ZEROS)
        || FurtherMeasure.find(name).map(FurtherMeasure::isShare).orElse(false);
  }

  /**
   * Whether a smaller value is the better one; of what only describes a run, greater ones are
   * first.
   */
  public boolean lessIsBetter() {
    return name.equals(SECONDS) || name.equals(SECONDS_PER_EPOCH) || name.startsWith("gini@");
  }

  /** Its value for a run of a study; empty where it has none, or none yet. */
  OptionalDouble of(StudyRun run) {
    if (!inFiles()) {
      return of(run.record().summary());
    }
    Double value = run.trace().values().get(name);
    return value == null || value.isNaN() ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** Its value; empty where the run has none, or none yet, or it is in other files. */
  public OptionalDouble of(RunSummary summary) {
    Optional<Measure> metric = ranking();
    if (metric.isPresent()) {
      boolean tested = summary.test() != null && summary.test().has(metric.get().ranking());
      return tested ? OptionalDouble.of(summary.test().at(metric.get())) : OptionalDouble.empty();
    }
    Optional<FurtherMeasure> further = FurtherMeasure.find(name);
    if (further.isPresent()) {
      return summary.test() == null ? OptionalDouble.empty() : further.get().of(summary.test());
    }
    return switch (name) {
      case SECONDS -> OptionalDouble.of(summary.seconds());
      case SECONDS_PER_EPOCH ->
          summary.epochs() == 0
              ? OptionalDouble.empty()
              : OptionalDouble.of(summary.seconds() / summary.epochs());
      case PARAMETERS -> OptionalDouble.of(summary.parameters());
      case LOSS, ZEROS -> OptionalDouble.empty();
      default -> probe(summary, name.substring(PROBE.length()));
    };
  }

  private static OptionalDouble probe(RunSummary summary, String probe) {
    double[][] heads = summary.probes().get(probe);
    return heads == null
        ? OptionalDouble.empty()
        : Stream.of(heads).flatMapToDouble(Arrays::stream).average();
  }

  @Override
  public String toString() {
    return name;
  }
}
