package recdenoiser.engine.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Evaluation;
import recdenoiser.engine.evaluate.RankingMetrics;
import recdenoiser.engine.run.RunCurve.Point;
import recdenoiser.engine.train.TrainingEvent;
import recdenoiser.engine.train.TrainingEvent.EpochEnded;
import recdenoiser.engine.train.TrainingEvent.Evaluated;
import recdenoiser.engine.train.TrainingEvent.StepTaken;

/**
 * A quantity that a run measures again and again, by its name:
 *
 * <ul>
 *   <li>{@code loss}: the objective, mean over an epoch; {@code loss/TERM}: one of its terms, such
 *       as {@code loss/prediction}; {@code step-loss}: the objective of the recorded steps;
 *   <li>{@code hit@K}, {@code ndcg@K}, {@code mrr@K} for K of 1, 5, 10 and 20: on validation, among
 *       the frozen negatives of each user; {@code full/ndcg@10}: the same among all items;
 *   <li>{@code speed}: sequences a second;
 *   <li>{@code probe/NAME}: a number of the attention rule, such as {@code probe/openShares}, mean
 *       over its blocks and heads.
 * </ul>
 */
public record RunMetric(String name) {
  public static final String LOSS = "loss";
  public static final String STEP_LOSS = "step-loss";
  public static final String SPEED = "speed";
  private static final String TERM = "loss/";
  private static final String PROBE = "probe/";
  private static final Pattern RANKING = Pattern.compile("(full/)?(hit|ndcg|mrr)@(1|5|10|20)");
  private static final Pattern NAMED = Pattern.compile("(?:loss|probe)/.+");

  /**
   * @throws IllegalArgumentException if there is no such quantity
   */
  public RunMetric {
    boolean known =
        Set.of(LOSS, STEP_LOSS, SPEED).contains(name)
            || RANKING.matcher(name).matches()
            || NAMED.matcher(name).matches();
    if (!known) {
      throw new IllegalArgumentException(
          "There is no metric \""
              + name
              + "\"; there are loss, loss/TERM, step-loss, speed, probe/NAME, and hit@K, ndcg@K,"
              + " mrr@K, full/hit@K, full/ndcg@K, full/mrr@K for K of 1, 5, 10 and 20.");
    }
  }

  /** As {@link #RunMetric} does. */
  public static RunMetric of(String name) {
    return new RunMetric(name);
  }

  /** Whether it lies between 0 and 1. */
  public boolean isShare() {
    return RANKING.matcher(name).matches();
  }

  /** Whether it is measured on validation, so that there is a best epoch. */
  public boolean isValidation() {
    return isShare();
  }

  /** Those that these events have numbers of: losses, validation, speed, probes. */
  static List<RunMetric> in(List<TrainingEvent> events) {
    Set<String> names = new LinkedHashSet<>();
    for (TrainingEvent event : events) {
      if (event instanceof StepTaken) {
        names.add(STEP_LOSS);
      } else if (event instanceof EpochEnded epoch) {
        names.add(LOSS);
        epoch.meanLoss().values().keySet().forEach(term -> names.add(TERM + term));
        names.add(SPEED);
        epoch.probes().keySet().forEach(probe -> names.add(PROBE + probe));
      } else if (event instanceof Evaluated) {
        names.addAll(rankings());
      }
    }
    return names.stream().map(RunMetric::new).toList();
  }

  private static List<String> rankings() {
    List<String> names = new ArrayList<>();
    for (String among : List.of("", "full/")) {
      for (String kind : List.of("hit", "ndcg", "mrr")) {
        for (int cutoff : RankingMetrics.CUTOFFS) {
          names.add(among + kind + "@" + cutoff);
        }
      }
    }
    return names;
  }

  /**
   * Its value in an event, as one point; none where the event has none.
   *
   * @param places where events stand
   */
  Stream<Point> read(TrainingEvent event, EventPlaces places) {
    if (event instanceof StepTaken step && name.equals(STEP_LOSS)) {
      return Stream.of(places.of(step, step.loss().total()));
    }
    if (event instanceof EpochEnded epoch) {
      return read(epoch).map(value -> places.of(epoch, value));
    }
    Matcher ranking = RANKING.matcher(name);
    if (event instanceof Evaluated evaluated
        && evaluated.split() == Split.VALIDATION
        && ranking.matches()) {
      return Stream.of(places.of(evaluated, value(ranking, evaluated.evaluation())));
    }
    return Stream.empty();
  }

  private Stream<Double> read(EpochEnded epoch) {
    if (name.equals(LOSS)) {
      return Stream.of(epoch.meanLoss().total());
    }
    if (name.equals(SPEED)) {
      return Stream.of(epoch.sequencesPerSecond());
    }
    if (name.startsWith(TERM)) {
      return Stream.ofNullable(epoch.meanLoss().values().get(name.substring(TERM.length())));
    }
    if (name.startsWith(PROBE)) {
      return Stream.ofNullable(epoch.probes().get(name.substring(PROBE.length())))
          .map(RunMetric::mean);
    }
    return Stream.empty();
  }

  private static double mean(double[][] heads) {
    return Stream.of(heads).flatMapToDouble(java.util.Arrays::stream).average().orElse(Double.NaN);
  }

  private static double value(Matcher ranking, Evaluation evaluation) {
    RankingMetrics metrics = ranking.group(1) == null ? evaluation.sampled() : evaluation.full();
    int cutoff = Integer.parseInt(ranking.group(3));
    return switch (ranking.group(2)) {
      case "hit" -> metrics.hitAt(cutoff);
      case "ndcg" -> metrics.ndcgAt(cutoff);
      default -> metrics.mrrAt(cutoff);
    };
  }

  @Override
  public String toString() {
    return name;
  }
}
