package recdenoiser.engine.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import recdenoiser.engine.compare.ComparedMember;
import recdenoiser.engine.compare.Comparison;
import recdenoiser.engine.compare.ComparisonPlan;
import recdenoiser.engine.compare.ComparisonReader;
import recdenoiser.engine.compare.Difference;
import recdenoiser.engine.compare.SeedTest;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.evaluate.BootstrapInterval;
import recdenoiser.engine.evaluate.Measure;
import recdenoiser.engine.evaluate.Metric;
import recdenoiser.engine.evaluate.Ranking;
import recdenoiser.engine.run.Spread;

/**
 * Tests every cell against the one it is to be compared with, everything else being equal: over
 * seeds and over users, corrected by Holm for all cells beside the same baseline. What was read
 * stays at hand, so that testing again is cheap.
 */
public final class StudyTests {
  private static final BootstrapInterval.Plan NO_INTERVALS = new BootstrapInterval.Plan(1, 0.95, 1);

  private final ComparisonReader reader = new ComparisonReader();

  /**
   * Reads the ranks of the runs' users, which are computed where a run did not keep them.
   *
   * @param threads that rank then; they do not change the result
   * @param progress hears which run is read next
   */
  public StudyResult test(StudyStatus status, int threads, ComparisonReader.Progress progress) {
    StudyResult result = StudyResult.of(status);
    Optional<StudyBaseline> baseline = status.plan().study().baseline();
    if (baseline.isEmpty()) {
      return result;
    }
    Map<StudyCell, List<StudyRun>> runs = status.byCell();
    Map<Map<String, String>, CellResult> cells = new LinkedHashMap<>();
    result.cells().forEach(cell -> cells.put(cell.at(), cell));
    Set<String> notes = new LinkedHashSet<>();
    for (Map.Entry<Map<String, String>, List<StudyCell>> group :
        groups(status.plan(), baseline.get()).entrySet()) {
      StudyCell reference = cell(status.plan(), group.getKey());
      if (reference != null) {
        new Group(baseline.get().axis(), reference, group.getValue(), runs)
            .test(cells, threads, progress, notes);
      }
    }
    return result.with(List.copyOf(cells.values()), List.copyOf(notes));
  }

  /** Cells by the place of what they are compared with. */
  private static Map<Map<String, String>, List<StudyCell>> groups(
      StudyPlan plan, StudyBaseline baseline) {
    StudyAxis axis = plan.study().axis(baseline.axis());
    Map<Map<String, String>, List<StudyCell>> groups = new LinkedHashMap<>();
    for (StudyCell cell : plan.cells()) {
      String own = cell.at().get(axis.name());
      String named = axis.points().get(axis.indexOf(own)).against();
      String against = named.isEmpty() ? baseline.point() : named;
      if (!against.equals(own)) {
        Map<String, String> place = new LinkedHashMap<>(cell.at());
        place.put(axis.name(), against);
        groups.computeIfAbsent(place, key -> new ArrayList<>()).add(cell);
      }
    }
    return groups;
  }

  /** Null where it was left out. */
  private static StudyCell cell(StudyPlan plan, Map<String, String> place) {
    return plan.cells().stream().filter(cell -> cell.at().equals(place)).findFirst().orElse(null);
  }

  /** What is compared with one cell. */
  private final class Group {
    private final String axis;
    private final StudyCell reference;
    private final List<StudyCell> others;
    private final Map<StudyCell, List<StudyRun>> runs;

    Group(
        String axis,
        StudyCell reference,
        List<StudyCell> others,
        Map<StudyCell, List<StudyRun>> runs) {
      this.axis = axis;
      this.reference = reference;
      this.others = others;
      this.runs = runs;
    }

    void test(
        Map<Map<String, String>, CellResult> cells,
        int threads,
        ComparisonReader.Progress progress,
        Set<String> notes) {
      Optional<Comparison> comparison = compare(threads, progress, notes);
      CellResult baseline = cells.get(reference.at());
      for (StudyCell other : others) {
        CellResult cell = cells.get(other.at());
        Map<StudyMeasure, CellResult.Contrast> contrasts = new LinkedHashMap<>();
        for (StudyMeasure measure : cell.values().keySet()) {
          contrast(measure, baseline, cell, comparison.flatMap(all -> member(all, other)))
              .ifPresent(contrast -> contrasts.put(measure, contrast));
        }
        cells.put(other.at(), cell.with(contrasts));
      }
    }

    private Optional<Comparison> compare(
        int threads, ComparisonReader.Progress progress, Set<String> notes) {
      Set<Path> folders = new LinkedHashSet<>(folders(reference));
      others.forEach(other -> folders.addAll(folders(other)));
      if (folders(reference).isEmpty() || folders.size() < 2) {
        return Optional.empty();
      }
      Measure first = new Measure(Ranking.SAMPLED, Metric.NDCG, 10);
      ComparisonReader.Request request =
          new ComparisonReader.Request(
              List.copyOf(folders),
              folders(reference).get(0),
              Map.of(),
              new ComparisonPlan(Split.TEST, first, NO_INTERVALS));
      try {
        return Optional.of(reader.read(request, threads, progress));
      } catch (IOException e) {
        notes.add(StudyTexts.format("note.untested", e.getMessage()));
        return Optional.empty();
      }
    }

    private List<Path> folders(StudyCell cell) {
      return runs.get(cell).stream().filter(StudyRun::finished).map(StudyRun::folder).toList();
    }

    /** Empty where it is the baseline's own runs. */
    private Optional<ComparedMember> member(Comparison comparison, StudyCell cell) {
      List<Path> own = folders(cell);
      return comparison.members().stream()
          .filter(member -> !member.equals(comparison.baselineMember()))
          .filter(
              member -> member.member().runs().stream().anyMatch(run -> own.contains(run.folder())))
          .findFirst();
    }

    private Optional<CellResult.Contrast> contrast(
        StudyMeasure measure,
        CellResult baseline,
        CellResult cell,
        Optional<ComparedMember> member) {
      Spread from = baseline.spread(measure);
      Spread to = cell.spread(measure);
      if (from.runs() == 0 || to.runs() == 0) {
        return Optional.empty();
      }
      double difference = to.mean() - from.mean();
      Optional<Difference> tested =
          measure
              .ranking()
              .flatMap(metric -> member.flatMap(one -> one.score(metric).difference()));
      Optional<SeedTest> seeds = tested.flatMap(Difference::seeds);
      return Optional.of(
          new CellResult.Contrast(
              reference.at().get(axis),
              difference,
              from.mean() == 0 ? Double.NaN : difference / from.mean(),
              seeds.map(test -> test.seeds().size()).orElse(0),
              seeds.flatMap(SeedTest::t).map(test -> test.p()).orElse(Double.NaN),
              seeds.map(SeedTest::holm).orElse(Double.NaN),
              tested.flatMap(Difference::users).map(test -> test.test().p()).orElse(Double.NaN),
              tested.flatMap(Difference::users).map(test -> test.holm()).orElse(Double.NaN)));
    }
  }
}
