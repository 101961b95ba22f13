package recdenoiser.engine.study;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import recdenoiser.engine.run.Environment;
import recdenoiser.engine.run.RunRecord;
import recdenoiser.engine.run.RunTrial;

/**
 * How long what a study lacks will take, before it is started. Early stopping is not foreseen, so
 * it is a bound where there is patience.
 *
 * @param runs the study needs
 * @param reused that exist already
 * @param open that would be trained, from the start or from where they were interrupted
 * @param seconds of all that is open, so many runs side by side; NaN where nothing is known
 * @param fromRuns open runs whose time is known from runs that have trained here
 * @param fromTrials whose time was tried
 * @param fromOthers whose time is that of the most alike, known or tried
 */
public record StudyCost(
    int runs, int reused, int open, double seconds, int fromRuns, int fromTrials, int fromOthers) {

  /** Trials of one measurement: of more kinds of runs, some stand for their neighbours. */
  public static final int MOST_TRIALS = 8;

  private static final double TRIAL_SECONDS = 1;

  /** Hears how the measurement gets on. */
  @FunctionalInterface
  public interface Progress {
    /**
     * @param done trials before this one
     */
    void trying(StudyCell cell, int done, int all);
  }

  /**
   * From runs that have trained on this kind of processor with as many threads; nothing is tried.
   *
   * @param threads that runs side by side share
   */
  public static StudyCost known(StudyStatus status, int threads, int sideBySide) {
    return new Estimate(status, threads, sideBySide).cost();
  }

  /**
   * As {@link #known}, and where there are no such runs from a second of training and an
   * evaluation. Nothing is recorded.
   *
   * @param threads that runs side by side share
   * @throws recdenoiser.engine.data.DataProblem if data cannot be used
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static StudyCost measure(
      StudyStatus status, int threads, int sideBySide, Progress progress) {
    return measure(status, threads, sideBySide, TRIAL_SECONDS, progress);
  }

  static StudyCost measure(
      StudyStatus status, int threads, int sideBySide, double seconds, Progress progress) {
    Estimate estimate = new Estimate(status, threads, sideBySide);
    estimate.tryOut(seconds, progress);
    return estimate.cost();
  }

  /**
   * As {@link #measure(StudyStatus, int, int, Progress)} of a study that searches: its trials train
   * as long as the cells as they stand do, epoch for epoch.
   *
   * @param asItStands the runs of all cells with all seeds, as if nothing were searched
   */
  public static StudyCost measure(
      SearchStatus search, StudyStatus asItStands, int threads, int sideBySide, Progress progress) {
    Estimate estimate = new Estimate(asItStands, threads, sideBySide);
    estimate.tryOut(TRIAL_SECONDS, progress);
    return estimate.cost().with(search.open().size(), estimate.seconds(search));
  }

  private StudyCost with(int moreRuns, double moreSeconds) {
    return new StudyCost(
        runs + moreRuns,
        reused,
        open + moreRuns,
        seconds + moreSeconds,
        fromRuns,
        fromTrials,
        fromOthers + moreRuns);
  }

  /** What one kind of run takes. */
  private interface Speed {
    double seconds(PlannedRun run);
  }

  private static final class Estimate {
    private final StudyStatus status;
    private final int threadsEach;
    private final int sideBySide;
    private final Map<StudyRun, CostClass> classes = new LinkedHashMap<>();
    private final Map<CostClass, Speed> known = new LinkedHashMap<>();
    private final Map<CostClass, Speed> tried = new LinkedHashMap<>();

    Estimate(StudyStatus status, int threads, int sideBySide) {
      this.status = status;
      this.sideBySide = Math.max(1, sideBySide);
      this.threadsEach = Math.max(1, threads / this.sideBySide);
      status.runs().forEach(run -> classes.put(run, CostClass.of(run.planned().config())));
      Map<CostClass, List<Double>> perEpoch = new LinkedHashMap<>();
      for (StudyRun run : status.runs()) {
        if (trainedHere(run)) {
          double seconds = run.record().summary().seconds() / run.record().summary().epochs();
          perEpoch.computeIfAbsent(classes.get(run), key -> new ArrayList<>()).add(seconds);
        }
      }
      perEpoch.forEach((kind, seconds) -> known.put(kind, perEpoch(seconds)));
    }

    private boolean trainedHere(StudyRun run) {
      RunRecord record = run.record();
      if (record == null || record.summary().epochs() == 0) {
        return false;
      }
      Environment here = Environment.current(threadsEach);
      return record.environment().threads() == threadsEach
          && record.environment().processor().equals(here.processor());
    }

    private static Speed perEpoch(List<Double> seconds) {
      double mean = seconds.stream().mapToDouble(one -> one).average().orElse(Double.NaN);
      return run -> mean * run.config().training().epochs();
    }

    void tryOut(double seconds, Progress progress) {
      Map<CostClass, StudyCell> unknown = new LinkedHashMap<>();
      status
          .byCell()
          .forEach(
              (cell, runs) ->
                  runs.stream()
                      .filter(Estimate::isOpen)
                      .map(classes::get)
                      .filter(kind -> !known.containsKey(kind))
                      .forEach(kind -> unknown.putIfAbsent(kind, cell)));
      List<CostClass> chosen = some(unknown.keySet());
      for (CostClass kind : chosen) {
        StudyCell cell = unknown.get(kind);
        progress.trying(cell, tried.size(), chosen.size());
        PlannedRun run = cell.run(status.plan().study().seeds().get(0));
        RunTrial trial = RunTrial.run(run.config(), threadsEach, seconds);
        tried.put(kind, one -> trial.seconds(one.config()));
      }
    }

    /** At most so many together, but two of each data. */
    private static List<CostClass> some(Collection<CostClass> kinds) {
      Map<String, List<CostClass>> byData = new LinkedHashMap<>();
      for (CostClass kind : kinds) {
        byData.computeIfAbsent(kind.data(), data -> new ArrayList<>()).add(kind);
      }
      int each = Math.max(2, MOST_TRIALS / Math.max(1, byData.size()));
      return byData.values().stream().flatMap(all -> spread(all, each).stream()).toList();
    }

    /** Evenly over the list, first and last among them. */
    private static List<CostClass> spread(List<CostClass> all, int most) {
      if (all.size() <= most) {
        return all;
      }
      List<CostClass> some = new ArrayList<>();
      for (int i = 0; i < most; i++) {
        some.add(all.get(i * (all.size() - 1) / (most - 1)));
      }
      return some;
    }

    private static boolean isOpen(StudyRun run) {
      return switch (run.state()) {
        case MISSING, WAITING, INTERRUPTED, RUNNING -> true;
        case FAILED, IMPOSSIBLE, FINISHED -> false;
      };
    }

    StudyCost cost() {
      int fromRuns = 0;
      int fromTrials = 0;
      int fromOthers = 0;
      double seconds = 0;
      List<StudyRun> open = status.runs().stream().filter(Estimate::isOpen).toList();
      for (StudyRun run : open) {
        CostClass kind = classes.get(run);
        if (known.containsKey(kind)) {
          fromRuns++;
        } else if (tried.containsKey(kind)) {
          fromTrials++;
        } else {
          fromOthers++;
        }
        seconds +=
            (1 - run.share())
                * speed(kind).map(one -> one.seconds(run.planned())).orElse(Double.NaN);
      }
      return new StudyCost(
          status.runs().size(),
          status.count(StudyRun.State.FINISHED),
          open.size(),
          seconds / Math.max(1, Math.min(sideBySide, open.size())),
          fromRuns,
          fromTrials,
          fromOthers);
    }

    /** Of the epochs that are left of a search. */
    double seconds(SearchStatus search) {
      double all = 0;
      for (SearchStatus.Cell cell : search.cells()) {
        double left =
            cell.epochs()
                - cell.trials().stream().mapToDouble(SearchStatus.Trial::epochsDone).sum();
        if (cell.impossible().isEmpty() && left > 0) {
          PlannedRun run = cell.cell().run(search.study().seeds().get(0));
          double whole =
              speed(CostClass.of(run.config())).map(one -> one.seconds(run)).orElse(Double.NaN);
          all += whole * left / run.config().training().epochs();
        }
      }
      return all / sideBySide;
    }

    /** Its own, or that of the most alike on the same data. */
    private Optional<Speed> speed(CostClass kind) {
      if (known.containsKey(kind)) {
        return Optional.of(known.get(kind));
      }
      if (tried.containsKey(kind)) {
        return Optional.of(tried.get(kind));
      }
      Map<CostClass, Speed> all = new LinkedHashMap<>(known);
      all.putAll(tried);
      return all.entrySet().stream()
          .filter(one -> one.getKey().data().equals(kind.data()))
          .min(Comparator.comparingInt(one -> one.getKey().distance(kind)))
          .map(Map.Entry::getValue);
    }
  }
}
