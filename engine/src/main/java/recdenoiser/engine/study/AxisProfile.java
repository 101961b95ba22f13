package recdenoiser.engine.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much one axis of a study matters: the mean at each of its points, over data sets and all
 * other axes, beside the mean of the data set.
 *
 * @param points in their order
 * @param range between the best and the worst point
 * @param share of the variance between cells of the same data set that the axis alone explains, in
 *     [0, 1]; what remains is of other axes and of how they act together
 */
public record AxisProfile(StudyAxis axis, List<Point> points, double range, double share) {

  /**
   * @param difference mean over the cells of the point, each less the mean of its data set
   * @param cells that have a result
   */
  public record Point(String name, double difference, int cells) {}

  public AxisProfile {
    points = List.copyOf(points);
  }

  /** Of every axis with at least two points that have results, the one that matters most first. */
  public static List<AxisProfile> of(StudyResult result, StudyMeasure measure) {
    Map<CellResult, Double> centred = centred(result, measure);
    List<AxisProfile> profiles = new ArrayList<>();
    for (StudyAxis axis : result.study().axes()) {
      AxisProfile profile = of(axis, centred);
      if (profile.points().size() > 1) {
        profiles.add(profile);
      }
    }
    profiles.sort((one, other) -> Double.compare(other.share(), one.share()));
    return List.copyOf(profiles);
  }

  private static Map<CellResult, Double> centred(StudyResult result, StudyMeasure measure) {
    Map<CellResult, Double> centred = new LinkedHashMap<>();
    for (CellResult cell : result.cells()) {
      double value = cell.spread(measure).mean();
      if (Double.isFinite(value)) {
        String data = cell.at().get(Study.DATA_AXIS);
        double mean =
            result.cells().stream()
                .filter(other -> data.equals(other.at().get(Study.DATA_AXIS)))
                .mapToDouble(other -> other.spread(measure).mean())
                .filter(Double::isFinite)
                .average()
                .orElse(value);
        centred.put(cell, value - mean);
      }
    }
    return centred;
  }

  private static AxisProfile of(StudyAxis axis, Map<CellResult, Double> centred) {
    Map<String, List<Double>> byPoint = new LinkedHashMap<>();
    centred.forEach(
        (cell, value) ->
            byPoint
                .computeIfAbsent(cell.at().get(axis.name()), key -> new ArrayList<>())
                .add(value));
    List<Point> points = new ArrayList<>();
    double between = 0;
    for (Map.Entry<String, List<Double>> one : byPoint.entrySet()) {
      int cells = one.getValue().size();
      double mean = one.getValue().stream().mapToDouble(value -> value).average().orElse(0);
      points.add(new Point(one.getKey(), mean, cells));
      between += cells * mean * mean;
    }
    double all = centred.values().stream().mapToDouble(value -> value * value).sum();
    double most = points.stream().mapToDouble(Point::difference).max().orElse(0);
    double least = points.stream().mapToDouble(Point::difference).min().orElse(0);
    return new AxisProfile(axis, points, most - least, all == 0 ? 0 : between / all);
  }
}
