package recdenoiser.engine.run;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Measure;
import recdenoiser.engine.evaluate.Ranking;
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
 *       the frozen uniform negatives of each user; {@code popular/ndcg@10} and {@code
 *       full/ndcg@10}: the same among the popular negatives and among all items;
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
  private static final Pattern RANKING =
      Pattern.compile("(popular/|full/)?((?:hit|ndcg|mrr)@(?:1|5|10|20))");
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
              + " mrr@K, the same after popular/ and full/, for K of 1, 5, 10 and 20.");
    }
  }

  /** As {@link #RunMetric} does. */
  public static RunMetric of(String name) {
    return new RunMetric(name);
  }

  /** A measure on validation, such as {@code full/ndcg@10}. */
  public static RunMetric of(Measure measure) {
    return of(measure.ranking().prefix() + measure.label().toLowerCase(Locale.ROOT));
  }

  /** What it is on validation; empty of a loss, a speed or a probe. */
  public Optional<Measure> measure() {
    Matcher matcher = RANKING.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String prefix = matcher.group(1) == null ? "" : matcher.group(1);
    return Stream.of(Ranking.values())
        .filter(ranking -> ranking.prefix().equals(prefix))
        .map(ranking -> Measure.parse(ranking, matcher.group(2)))
        .findFirst();
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
      } else if (event instanceof Evaluated evaluated) {
        Measure.all().stream()
            .filter(measure -> evaluated.evaluation().has(measure.ranking()))
            .forEach(measure -> names.add(of(measure).name()));
      }
    }
    return names.stream().map(RunMetric::new).toList();
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
    if (event instanceof Evaluated evaluated && evaluated.split() == Split.VALIDATION) {
      return measure()
          .filter(measure -> evaluated.evaluation().has(measure.ranking()))
          .map(measure -> places.of(evaluated, evaluated.evaluation().at(measure)))
          .stream();
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

  @Override
  public String toString() {
    return name;
  }
}
