package recdenoiser.engine.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import recdenoiser.engine.run.Spread;

/**
 * What came out of one cell.
 *
 * @param at name of the data and of the points, by axis
 * @param seeds of the runs that have ended, in the order of the values
 * @param values by measure, one for each seed; NaN where a run has none
 * @param contrasts with the cell it is compared with, by measure; empty for the baseline itself
 * @param trace what its runs kept while they trained, where the study is drawn from it
 */
public record CellResult(
    Map<String, String> at,
    List<Long> seeds,
    Map<StudyMeasure, List<Double>> values,
    Map<StudyMeasure, Contrast> contrasts,
    CellTrace trace) {

  /** Without what its runs kept while they trained. */
  public CellResult(
      Map<String, String> at,
      List<Long> seeds,
      Map<StudyMeasure, List<Double>> values,
      Map<StudyMeasure, Contrast> contrasts) {
    this(at, seeds, values, contrasts, CellTrace.NONE);
  }

  /**
   * How a cell differs from the one it is compared with, everything else being equal.
   *
   * @param against name of the point it is compared with
   * @param difference of the means
   * @param relative as a share of the other's mean; NaN where that is 0
   * @param seeds that both have, whose differences are tested
   * @param seedsP of the paired t test over seeds; NaN where there is none
   * @param seedsHolm the same, corrected for all cells beside the same baseline
   * @param usersP of the test over users with the first seed: McNemar's for hits, Wilcoxon's for
   *     others; NaN where there is none
   * @param usersHolm the same, corrected
   */
  public record Contrast(
      String against,
      double difference,
      double relative,
      int seeds,
      double seedsP,
      double seedsHolm,
      double usersP,
      double usersHolm) {}

  public CellResult {
    at = Collections.unmodifiableMap(new LinkedHashMap<>(at));
    seeds = List.copyOf(seeds);
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    contrasts = Collections.unmodifiableMap(new LinkedHashMap<>(contrasts));
  }

  /** Over the seeds; NaN while no run has ended. */
  public Spread spread(StudyMeasure measure) {
    return Spread.of(
        values.getOrDefault(measure, List.of()).stream()
            .mapToDouble(value -> value)
            .filter(value -> !Double.isNaN(value))
            .toArray());
  }

  public Optional<Contrast> contrast(StudyMeasure measure) {
    return Optional.ofNullable(contrasts.get(measure));
  }

  CellResult with(Map<StudyMeasure, Contrast> newContrasts) {
    return new CellResult(at, seeds, values, newContrasts, trace);
  }
}
