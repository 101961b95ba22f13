package recdenoiser.engine.run;

import java.util.List;
import recdenoiser.engine.figure.CurveSeries;

/**
 * One quantity of one run.
 *
 * @param points in the order in which they were measured
 * @param bestEpoch the epoch that was best on validation; 0 if none was evaluated
 */
public record RunCurve(List<Point> points, int bestEpoch) {

  /**
   * @param epoch with a fraction inside an epoch
   * @param step optimisation steps taken so far
   * @param seconds since the run began, pauses left out
   */
  public record Point(double epoch, double step, double seconds, double value) {}

  public RunCurve {
    points = List.copyOf(points);
  }

  public boolean isEmpty() {
    return points.isEmpty();
  }

  /** Appends all points. */
  public void addTo(CurveSeries line) {
    for (Point point : points) {
      line.append(point.epoch(), point.step(), point.seconds(), point.value());
    }
  }
}
