package recdenoiser.engine.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import recdenoiser.engine.run.queue.QueueEntry;

/**
 * How far the search of a study has come.
 *
 * @param study that searches
 * @param cells in the order of the study
 * @param problems sentences on data that cannot be read and folders that cannot be listed
 */
public record SearchStatus(Study study, List<Cell> cells, List<String> problems) {

  /**
   * The search of one cell.
   *
   * @param cell as the study stands, without any trial
   * @param rounds that there are
   * @param trials in their order
   * @param chosen the best of the last round; null until that is known
   * @param impossible why the cell cannot be run; empty if it can
   */
  public record Cell(
      StudyCell cell,
      List<StudySearch.Round> rounds,
      List<Trial> trials,
      SearchTrial chosen,
      String impossible) {

    public Cell {
      rounds = List.copyOf(rounds);
      trials = List.copyOf(trials);
    }

    public Optional<SearchTrial> winner() {
      return Optional.ofNullable(chosen);
    }

    boolean settled() {
      return chosen != null || !impossible.isEmpty();
    }

    /** The round that is under way, from 1; the last once there is a winner. */
    public int round() {
      return trials.stream()
          .filter(trial -> trial.open() != null)
          .mapToInt(trial -> trial.scores().size() + 1)
          .min()
          .orElse(rounds.size());
    }

    /** Epochs that all of its rounds take together. */
    long epochs() {
      long all = 0;
      int before = 0;
      for (StudySearch.Round round : rounds) {
        all += (long) round.trials() * (round.epochs() - before);
        before = round.epochs();
      }
      return all;
    }
  }

  /**
   * How a trial stands.
   *
   * @param scores best on validation until the end of each round that it was in and finished; the
   *     last may be negative infinity, of a run that failed
   * @param epochs of the last of these
   * @param open the run of the round that it is in and has not finished; null if there is none
   * @param folder of the run that it got furthest with; null if there is none
   */
  public record Trial(
      SearchTrial trial, List<Double> scores, int epochs, StudyRun open, Path folder) {

    public Trial {
      scores = List.copyOf(scores);
    }

    /** NaN until the first round is over. */
    public double score() {
      return scores.isEmpty() ? Double.NaN : scores.get(scores.size() - 1);
    }

    /** Epochs done, those of a round under way among them, as far as is known. */
    double epochsDone() {
      if (open == null || open.planned() == null) {
        return epochs;
      }
      return Math.max(epochs, open.share() * open.planned().config().training().epochs());
    }
  }

  public SearchStatus {
    cells = List.copyOf(cells);
    problems = List.copyOf(problems);
  }

  /**
   * The cells that are tuned, as the study stands.
   *
   * @throws StudyPlan.NotPossible if no data is at hand
   */
  public static StudyPlan cells(Study study) {
    return StudyPlan.untuned(study);
  }

  /** Whether every cell has its winner. */
  public boolean complete() {
    return cells.stream().allMatch(Cell::settled);
  }

  /** Epochs that the finished rounds of all trials took, all cells together. */
  public long epochsSpent() {
    return cells.stream().flatMap(cell -> cell.trials().stream()).mapToLong(Trial::epochs).sum();
  }

  /** Of the epochs that the whole search takes, those that are done, in [0, 1]. */
  public double share() {
    double all = 0;
    double done = 0;
    for (Cell cell : cells) {
      if (cell.impossible().isEmpty()) {
        all += cell.epochs();
        done += cell.trials().stream().mapToDouble(Trial::epochsDone).sum();
      }
    }
    return all == 0 ? 1 : Math.min(1, done / all);
  }

  /** How many open runs of the search are in a state. */
  public int count(StudyRun.State state) {
    return (int) open().stream().filter(run -> run.state() == state).count();
  }

  /** The entries of a queue that are about open runs of the search and have not ended. */
  public List<QueueEntry> inLine(List<QueueEntry> queue) {
    return StudyStatus.inLine(open(), queue);
  }

  /** The runs that have to finish before the search can go on. */
  public List<StudyRun> open() {
    return cells.stream()
        .flatMap(cell -> cell.trials().stream())
        .filter(trial -> trial.open() != null)
        .map(Trial::open)
        .toList();
  }
}
