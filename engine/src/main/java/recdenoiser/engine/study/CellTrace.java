package recdenoiser.engine.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import recdenoiser.engine.run.Spread;

/**
 * What the runs of a cell kept while they trained, as the mean over its seeds: only where the study
 * is drawn from it.
 *
 * @param curves by measure, a point for each evaluation on validation that all seeds have
 * @param maps the average attention of the first block and of the last, over the newest positions
 * @param values of measures that are not in the summary of a run, by their names; empty for a mean
 */
public record CellTrace(
    Map<StudyMeasure, List<Point>> curves, List<AttentionMap> maps, Map<String, Double> values) {

  /** Nothing was kept, or nothing is drawn from it. */
  public static final CellTrace NONE = new CellTrace(Map.of(), List.of());

  /**
   * @param epoch of the evaluation
   * @param seconds since the run began, pauses left out
   * @param value on validation
   * @param deviation of the value over the seeds; NaN for one seed
   */
  public record Point(int epoch, double seconds, double value, double deviation) {}

  /**
   * @param block from 1
   * @param blocks of the model
   * @param weights [queries][keys], the newest position last; NaN where there is none
   */
  public record AttentionMap(int block, int blocks, List<List<Double>> weights) {
    public AttentionMap {
      weights = weights.stream().map(List::copyOf).toList();
    }
  }

  /** Without values. */
  public CellTrace(Map<StudyMeasure, List<Point>> curves, List<AttentionMap> maps) {
    this(curves, maps, Map.of());
  }

  public CellTrace {
    values = Map.copyOf(values);
    Map<StudyMeasure, List<Point>> copy = new LinkedHashMap<>();
    curves.forEach((measure, points) -> copy.put(measure, List.copyOf(points)));
    curves = Collections.unmodifiableMap(copy);
    maps = List.copyOf(maps);
  }

  /** The points of a measure; none where it is not taken while a run trains. */
  public List<Point> curve(StudyMeasure measure) {
    return curves.getOrDefault(measure, List.of());
  }

  /** The mean over the runs of a cell. */
  static CellTrace mean(List<CellTrace> runs) {
    if (runs.isEmpty()) {
      return NONE;
    }
    Map<StudyMeasure, List<Point>> curves = new LinkedHashMap<>();
    for (StudyMeasure measure : runs.get(0).curves().keySet()) {
      curves.put(measure, meanCurve(runs.stream().map(run -> run.curve(measure)).toList()));
    }
    return new CellTrace(curves, meanMaps(runs.stream().map(CellTrace::maps).toList()));
  }

  /** At the epochs that all have: where one stopped early, its last. */
  private static List<Point> meanCurve(List<List<Point>> curves) {
    Set<Integer> epochs = new TreeSet<>();
    curves.get(0).forEach(point -> epochs.add(point.epoch()));
    for (List<Point> curve : curves) {
      epochs.retainAll(curve.stream().map(Point::epoch).toList());
    }
    List<Point> mean = new ArrayList<>();
    for (int epoch : epochs) {
      List<Point> here =
          curves.stream()
              .map(curve -> curve.stream().filter(point -> point.epoch() == epoch).findFirst())
              .map(point -> point.orElseThrow())
              .toList();
      Spread values = Spread.of(here.stream().mapToDouble(Point::value).toArray());
      double seconds = here.stream().mapToDouble(Point::seconds).average().orElseThrow();
      mean.add(new Point(epoch, seconds, values.mean(), values.deviation()));
    }
    return mean;
  }

  private static List<AttentionMap> meanMaps(List<List<AttentionMap>> runs) {
    List<AttentionMap> mean = new ArrayList<>();
    for (int m = 0; m < runs.get(0).size(); m++) {
      int which = m;
      AttentionMap first = runs.get(0).get(m);
      List<List<List<Double>>> weights =
          runs.stream()
              .filter(maps -> which < maps.size())
              .map(maps -> maps.get(which).weights())
              .toList();
      mean.add(new AttentionMap(first.block(), first.blocks(), meanWeights(weights)));
    }
    return mean;
  }

  private static List<List<Double>> meanWeights(List<List<List<Double>>> maps) {
    int size = maps.get(0).size();
    List<List<Double>> mean = new ArrayList<>();
    for (int query = 0; query < size; query++) {
      List<Double> row = new ArrayList<>();
      for (int key = 0; key < size; key++) {
        double sum = 0;
        for (List<List<Double>> map : maps) {
          sum += map.get(query).get(key);
        }
        row.add(sum / maps.size());
      }
      mean.add(row);
    }
    return mean;
  }
}
