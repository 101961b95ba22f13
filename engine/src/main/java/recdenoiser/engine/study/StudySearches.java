package recdenoiser.engine.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.Measure;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.RunHistory;
import recdenoiser.engine.run.queue.QueueEntry;
import recdenoiser.engine.train.TrainingEvent;

/**
 * Reads how the search of a study stands from the runs that there are, and nothing else: a search
 * that was stopped goes on by being asked for again. Safe for several threads.
 */
public final class StudySearches {
  private final StudyRuns runs;
  private final Map<String, Double> scores = new HashMap<>();
  private Search latest;

  public StudySearches(StudyRuns runs) {
    this.runs = runs;
  }

  /**
   * The study that runs what was chosen with all seeds. Cells whose search is not over are left
   * out.
   *
   * @param queue what waits to be run
   */
  public StudyPlan tuned(Study study, List<QueueEntry> queue) throws IOException {
    return tuned(of(study, queue));
  }

  /** As {@link #tuned(Study, List)}. */
  public StudyPlan tuned(SearchStatus status) {
    List<StudyCell> cells = new ArrayList<>();
    for (SearchStatus.Cell cell : status.cells()) {
      if (cell.chosen() != null) {
        cells.add(at(variant(status.study(), cell.chosen(), 0), cell.cell().at()));
      } else if (!cell.impossible().isEmpty()) {
        cells.add(cell.cell());
      }
    }
    return StudyPlan.ofCells(status.study(), cells);
  }

  /**
   * How the search stands now.
   *
   * @param queue what waits to be run
   */
  public synchronized SearchStatus of(Study study, List<QueueEntry> queue) throws IOException {
    boolean known = latest != null && latest.isOf(study);
    Search search = known ? latest : new Search(study);
    latest = search;
    StudyStatus found = runs.of(search.everything(), queue);
    return new SearchStatus(study, search.standings(found), found.problems());
  }

  /** The run of a trial with so many epochs, with the first seed. */
  StudyRun run(Study study, StudyCell cell, SearchTrial trial, int epochs) {
    StudyCell wanted = at(variant(study, trial, epochs), cell.at());
    Study one = study.with(StudyChange.ofSeeds(study.seeds().subList(0, 1)));
    return runs.of(StudyPlan.ofCells(one, List.of(wanted))).runs().get(0);
  }

  private static StudyPlan variant(Study study, SearchTrial trial, int epochs) {
    Map<String, String> settings = new LinkedHashMap<>(trial.settings());
    if (epochs > 0) {
      settings.put("epochs", Integer.toString(epochs));
    }
    return StudyPlan.untuned(study.with(StudyChange.ofSettings(settings)));
  }

  private static StudyCell at(StudyPlan plan, Map<String, String> place) {
    return plan.cells().stream()
        .filter(cell -> cell.at().equals(place))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("There is no cell at " + place + "."));
  }

  /** One study, with every run that its search may come to. */
  private final class Search {
    private final Study study;
    private final StudyPlan base;
    private final StudySearch search;
    private final long seed;
    private final List<SearchTrial> trials;
    private final Map<SearchTrial, Map<Integer, StudyPlan>> variants = new LinkedHashMap<>();

    Search(Study study) {
      this.study = study;
      this.base = StudyPlan.untuned(study);
      this.search = study.search().orElseThrow();
      this.seed = study.seeds().get(0);
      this.trials = search.drawTrials();
      Set<Integer> epochs = new TreeSet<>();
      base.cells().forEach(cell -> rounds(cell).forEach(round -> epochs.add(round.epochs())));
      for (SearchTrial trial : trials) {
        Map<Integer, StudyPlan> plans = new LinkedHashMap<>();
        epochs.forEach(count -> plans.put(count, variant(study, trial, count)));
        variants.put(trial, plans);
      }
    }

    boolean isOf(Study other) {
      return study.equals(other);
    }

    private List<StudySearch.Round> rounds(StudyCell cell) {
      return search.rounds(cell.config().training().epochs());
    }

    StudyPlan everything() {
      List<StudyCell> cells =
          variants.values().stream()
              .flatMap(plans -> plans.values().stream())
              .flatMap(plan -> plan.cells().stream())
              .toList();
      return StudyPlan.ofCells(
          base.study().with(StudyChange.ofSeeds(List.of(seed))), List.copyOf(cells));
    }

    List<SearchStatus.Cell> standings(StudyStatus found) throws IOException {
      Map<RunKey, StudyRun> known = new HashMap<>();
      found.runs().forEach(run -> known.put(run.planned().key(), run));
      List<SearchStatus.Cell> cells = new ArrayList<>();
      for (int c = 0; c < base.cells().size(); c++) {
        cells.add(standing(c, known));
      }
      return cells;
    }

    private SearchStatus.Cell standing(int c, Map<RunKey, StudyRun> known) throws IOException {
      StudyCell cell = base.cells().get(c);
      List<StudySearch.Round> rounds = rounds(cell);
      Map<SearchTrial, SearchStatus.Trial> standings = new LinkedHashMap<>();
      trials.forEach(
          one -> standings.put(one, new SearchStatus.Trial(one, List.of(), 0, null, null)));
      List<SearchTrial> taking = trials;
      String impossible = "";
      for (int r = 0; r < rounds.size(); r++) {
        taking = taking.subList(0, Math.min(taking.size(), rounds.get(r).trials()));
        boolean over = true;
        for (SearchTrial trial : taking) {
          StudyRun run = run(c, trial, rounds, r, known);
          if (run.state() == StudyRun.State.IMPOSSIBLE) {
            impossible = run.message();
          }
          standings.put(trial, after(standings.get(trial), run, rounds.get(r).epochs()));
          over &= standings.get(trial).open() == null;
        }
        if (!over || !impossible.isEmpty()) {
          return cell(cell, rounds, standings, null, impossible);
        }
        taking = bestFirst(taking, standings);
      }
      return cell(cell, rounds, standings, taking.get(0), impossible);
    }

    private static SearchStatus.Cell cell(
        StudyCell cell,
        List<StudySearch.Round> rounds,
        Map<SearchTrial, SearchStatus.Trial> standings,
        SearchTrial chosen,
        String impossible) {
      return new SearchStatus.Cell(
          cell, rounds, List.copyOf(standings.values()), chosen, impossible);
    }

    /** Of the fewest epochs that are enough; otherwise of the most, which can be given more. */
    private StudyRun run(
        int c,
        SearchTrial trial,
        List<StudySearch.Round> rounds,
        int r,
        Map<RunKey, StudyRun> known) {
      StudyRun planned = find(c, trial, rounds.get(r), known);
      for (int later = r; later < rounds.size(); later++) {
        StudyRun run = find(c, trial, rounds.get(later), known);
        if (run.folder() != null) {
          return run;
        }
      }
      return planned;
    }

    private StudyRun find(
        int c, SearchTrial trial, StudySearch.Round round, Map<RunKey, StudyRun> known) {
      StudyCell cell = variants.get(trial).get(round.epochs()).cells().get(c);
      return known.get(cell.key().of(seed));
    }

    private List<SearchTrial> bestFirst(
        List<SearchTrial> taking, Map<SearchTrial, SearchStatus.Trial> standings) {
      List<SearchTrial> ordered = new ArrayList<>(taking);
      ordered.sort(
          Comparator.comparingDouble((SearchTrial trial) -> -standings.get(trial).score())
              .thenComparingInt(SearchTrial::number));
      return ordered;
    }

    private SearchStatus.Trial after(SearchStatus.Trial before, StudyRun run, int epochs)
        throws IOException {
      boolean reached = run.record() != null && (run.finished() || isEvaluated(run, epochs));
      boolean failed = !reached && run.state() == StudyRun.State.FAILED;
      if (!failed && !reached) {
        return new SearchStatus.Trial(
            before.trial(), before.scores(), before.epochs(), run, furthest(before, run));
      }
      List<Double> all = new ArrayList<>(before.scores());
      all.add(failed ? Double.NEGATIVE_INFINITY : score(run, epochs));
      return new SearchStatus.Trial(before.trial(), all, epochs, null, furthest(before, run));
    }

    private static Path furthest(SearchStatus.Trial before, StudyRun run) {
      return run.folder() == null ? before.folder() : run.folder();
    }
  }

  /** The best on validation up to an epoch, whatever came after. */
  private double score(StudyRun run, int epochs) throws IOException {
    Measure measure = run.record().config().evaluation().selectBy().measure();
    if (run.record().summary().epochs() <= epochs && run.record().summary().validation() != null) {
      return run.record().summary().validation().at(measure);
    }
    String key = run.folder() + " " + epochs;
    Double known = scores.get(key);
    if (known == null) {
      known = best(run, epochs, measure);
      scores.put(key, known);
    }
    return known;
  }

  private static boolean isEvaluated(StudyRun run, int epochs) throws IOException {
    return run.record().summary().epochs() >= epochs
        && validations(run).stream().anyMatch(one -> one.epoch() >= epochs);
  }

  private static double best(StudyRun run, int epochs, Measure measure) throws IOException {
    return validations(run).stream()
        .filter(one -> one.epoch() <= epochs)
        .mapToDouble(one -> one.evaluation().at(measure))
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  private static List<TrainingEvent.Evaluated> validations(StudyRun run) throws IOException {
    List<TrainingEvent.Evaluated> all = new ArrayList<>();
    for (TrainingEvent event : RunHistory.read(new RunFolder(run.folder()))) {
      if (event instanceof TrainingEvent.Evaluated evaluated
          && evaluated.split() == Split.VALIDATION) {
        all.add(evaluated);
      }
    }
    return all;
  }
}
