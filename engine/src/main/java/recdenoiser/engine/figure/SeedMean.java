package recdenoiser.engine.figure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Mean and spread of several runs at the same places. There is a mean only where all runs have a
 * value, so that it is of the same runs everywhere and does not jump where one of them ends.
 *
 * @param seeds how many runs, those without a point left out
 * @param places [points] along the axis, in its unit, ascending
 * @param means [points]
 * @param deviations [points] sample standard deviation (division by seeds − 1); 0 of one run
 */
public record SeedMean(int seeds, double[] places, double[] means, double[] deviations) {

  /**
   * Over epochs, runs are compared at the epochs that all of them have, and nothing is made up
   * between. Over steps or time, where no two runs need to have a point at the same place, each is
   * joined by straight lines and read at every place at which any has a point, from where the last
   * begins to where the first ends.
   */
  public static SeedMean of(List<CurveSeries> members, CurveAxis axis) {
    List<double[][]> runs =
        members.stream().map(one -> finite(one, axis)).filter(one -> one[0].length > 0).toList();
    double[] places = axis == CurveAxis.EPOCHS ? common(runs) : overlapping(runs);
    double[] means = new double[places.length];
    double[] deviations = new double[places.length];
    double[] values = new double[runs.size()];
    for (int i = 0; i < places.length; i++) {
      for (int run = 0; run < values.length; run++) {
        values[run] = at(runs.get(run), places[i]);
      }
      means[i] = Arrays.stream(values).average().orElse(Double.NaN);
      deviations[i] = deviation(values, means[i]);
    }
    return new SeedMean(runs.size(), places, means, deviations);
  }

  /** Places and values of the points that have both. */
  private static double[][] finite(CurveSeries series, CurveAxis axis) {
    double[] places = new double[series.size()];
    double[] values = new double[series.size()];
    int kept = 0;
    for (int i = 0; i < series.size(); i++) {
      if (Double.isFinite(series.position(axis, i)) && Double.isFinite(series.value(i))) {
        places[kept] = series.position(axis, i);
        values[kept++] = series.value(i);
      }
    }
    return new double[][] {Arrays.copyOf(places, kept), Arrays.copyOf(values, kept)};
  }

  private static double[] common(List<double[][]> runs) {
    return all(runs)
        .filter(place -> runs.stream().allMatch(run -> Arrays.binarySearch(run[0], place) >= 0))
        .toArray();
  }

  private static double[] overlapping(List<double[][]> runs) {
    double low = runs.stream().mapToDouble(run -> run[0][0]).max().orElse(0);
    double high = runs.stream().mapToDouble(run -> run[0][run[0].length - 1]).min().orElse(0);
    return all(runs).filter(place -> place >= low && place <= high).toArray();
  }

  private static DoubleStream all(List<double[][]> runs) {
    return runs.stream().flatMapToDouble(run -> Arrays.stream(run[0])).sorted().distinct();
  }

  /** On the straight line between the points on either side. */
  private static double at(double[][] run, double place) {
    int found = Arrays.binarySearch(run[0], place);
    if (found >= 0) {
      return run[1][found];
    }
    int after = -found - 1;
    double before = run[0][after - 1];
    double share = (place - before) / (run[0][after] - before);
    return run[1][after - 1] + share * (run[1][after] - run[1][after - 1]);
  }

  private static double deviation(double[] values, double mean) {
    if (values.length < 2) {
      return 0;
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (values.length - 1));
  }
}
