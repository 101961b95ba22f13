package recdenoiser.engine.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What came out of a study so far.
 *
 * @param study as it was run
 * @param cells in the order of the plan
 * @param runs how many the study needs
 * @param finished how many of these have ended
 * @param notes sentences on what could not be tested, and why
 */
public record StudyResult(
    Study study, List<CellResult> cells, int runs, int finished, List<String> notes) {

  public StudyResult {
    cells = List.copyOf(cells);
    notes = List.copyOf(notes);
  }

  /** Values alone, without tests: reads nothing, and so can be asked for whenever a run ends. */
  public static StudyResult of(StudyStatus status) {
    List<CellResult> cells = new ArrayList<>();
    status.byCell().forEach((cell, runs) -> cells.add(cell(status.plan().study(), cell, runs)));
    return new StudyResult(
        status.plan().study(),
        cells,
        status.possible(),
        status.count(StudyRun.State.FINISHED),
        notes(status));
  }

  private static List<String> notes(StudyStatus status) {
    Set<String> notes = new LinkedHashSet<>(status.problems());
    status.runs().stream()
        .filter(run -> run.state() == StudyRun.State.IMPOSSIBLE)
        .forEach(run -> notes.add(run.message()));
    return List.copyOf(notes);
  }

  private static CellResult cell(Study study, StudyCell cell, List<StudyRun> runs) {
    List<StudyRun> ended = runs.stream().filter(StudyRun::finished).toList();
    Map<StudyMeasure, List<Double>> values = new LinkedHashMap<>();
    for (StudyMeasure measure : study.measures()) {
      values.put(measure, ended.stream().map(run -> measure.of(run).orElse(Double.NaN)).toList());
    }
    List<Long> seeds = ended.stream().map(run -> run.planned().seed()).toList();
    CellTrace trace = CellTrace.mean(ended.stream().map(StudyRun::trace).toList());
    return new CellResult(cell.at(), seeds, values, Map.of(), trace);
  }

  public boolean complete() {
    return finished == runs;
  }

  /** The cell at a place; empty if there is none. */
  public Optional<CellResult> at(Map<String, String> place) {
    return cells.stream().filter(cell -> cell.at().equals(place)).findFirst();
  }

  StudyResult with(List<CellResult> newCells, List<String> newNotes) {
    List<String> all = new ArrayList<>(notes);
    newNotes.stream().filter(note -> !all.contains(note)).forEach(all::add);
    return new StudyResult(study, newCells, runs, finished, all);
  }
}
