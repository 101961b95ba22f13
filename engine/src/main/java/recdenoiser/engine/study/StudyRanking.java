package recdenoiser.engine.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import recdenoiser.engine.evaluate.FriedmanTest;
import recdenoiser.engine.evaluate.NemenyiTest;

/**
 * Which points of an axis rank where over the data sets of a study.
 *
 * @param methods points of the axis, the best first
 * @param meanRanks in the same order, 1 is the best
 * @param dataSets on which all of these have results
 * @param test whether they differ at all
 * @param criticalDifference of mean ranks, at 5 %
 */
public record StudyRanking(
    List<String> methods,
    List<Double> meanRanks,
    List<String> dataSets,
    FriedmanTest test,
    double criticalDifference) {

  /** Fewer say nothing. */
  public static final int LEAST_DATA_SETS = 3;

  private static final double LEVEL = 0.05;

  public StudyRanking {
    methods = List.copyOf(methods);
    meanRanks = List.copyOf(meanRanks);
    dataSets = List.copyOf(dataSets);
  }

  /** The axis that is compared: that of the baseline, else of the lines, else the first. */
  public static StudyAxis axis(Study study) {
    if (study.baseline().isPresent()) {
      return study.axis(study.baseline().get().axis());
    }
    String lines = study.drawing().lines();
    return lines.isEmpty() || lines.equals(Study.DATA_AXIS)
        ? study.axes().get(0)
        : study.axis(lines);
  }

  /** Data sets on which every point of the axis has a result at every place of the others. */
  public static List<String> rankable(StudyResult result, StudyMeasure measure) {
    return List.copyOf(means(result, measure).keySet());
  }

  /**
   * By the means over seeds and over the other axes.
   *
   * @return empty with fewer than {@link #LEAST_DATA_SETS} or a single method
   */
  public static Optional<StudyRanking> of(StudyResult result, StudyMeasure measure) {
    Map<String, Map<String, Double>> means = means(result, measure);
    List<String> methods =
        means.values().stream().findFirst().map(one -> List.copyOf(one.keySet())).orElse(List.of());
    if (means.size() < LEAST_DATA_SETS || methods.size() < 2) {
      return Optional.empty();
    }
    double sign = measure.lessIsBetter() ? -1 : 1;
    double[][] scores =
        means.values().stream()
            .map(one -> methods.stream().mapToDouble(name -> sign * one.get(name)).toArray())
            .toArray(double[][]::new);
    FriedmanTest test = FriedmanTest.of(scores);
    List<Integer> order = new ArrayList<>();
    for (int m = 0; m < methods.size(); m++) {
      order.add(m);
    }
    order.sort((one, other) -> Double.compare(test.meanRanks()[one], test.meanRanks()[other]));
    return Optional.of(
        new StudyRanking(
            order.stream().map(methods::get).toList(),
            order.stream().map(m -> test.meanRanks()[m]).toList(),
            List.copyOf(means.keySet()),
            test,
            NemenyiTest.criticalDifference(methods.size(), means.size(), LEVEL)));
  }

  /** By data set and point; data sets that lack something are left out. */
  private static Map<String, Map<String, Double>> means(StudyResult result, StudyMeasure measure) {
    String axis = axis(result.study()).name();
    Set<String> points = new LinkedHashSet<>();
    result.cells().forEach(cell -> points.add(cell.at().get(axis)));
    Map<String, Map<String, Double>> means = new LinkedHashMap<>();
    result.study().data().stream()
        .map(StudyData::name)
        .forEach(
            data -> {
              Map<String, Double> own = new LinkedHashMap<>();
              for (String point : points) {
                own.put(point, mean(result, measure, Map.of(Study.DATA_AXIS, data, axis, point)));
              }
              if (own.values().stream().allMatch(Double::isFinite)) {
                means.put(data, own);
              }
            });
    return means;
  }

  /** NaN where a cell lacks a result. */
  private static double mean(StudyResult result, StudyMeasure measure, Map<String, String> place) {
    return result.cells().stream()
        .filter(cell -> cell.at().entrySet().containsAll(place.entrySet()))
        .mapToDouble(cell -> cell.spread(measure).mean())
        .average()
        .orElse(Double.NaN);
  }
}
