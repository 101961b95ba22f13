package recdenoiser.engine.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import recdenoiser.engine.text.Numbers;

/**
 * The values of all lines at one place of the horizontal axis.
 *
 * @param x the place, that of the nearest point of any line
 * @param head such as "epoch 41"
 */
public record CurveReadout(double x, String head, List<Row> rows) {
  /**
   * @param value as it is drawn, smoothed where lines are smoothed
   */
  public record Row(int slot, String label, double x, double value) {}

  /** What stands nearest to {@code x}; empty where nothing is drawn. */
  public static Optional<CurveReadout> at(CurveSnapshot curves, double x) {
    double nearest = Double.NaN;
    for (CurveSnapshot.Line line : curves.lines()) {
      int index = nearest(line.x(), x);
      if (index >= 0 && !(Math.abs(line.x()[index] - x) >= Math.abs(nearest - x))) {
        nearest = line.x()[index];
      }
    }
    if (Double.isNaN(nearest)) {
      return Optional.empty();
    }
    List<Row> rows = new ArrayList<>();
    for (CurveSnapshot.Line line : curves.lines()) {
      int index = nearest(line.x(), nearest);
      if (index >= 0 && Double.isFinite(line.smooth()[index])) {
        rows.add(new Row(line.slot(), line.label(), line.x()[index], line.smooth()[index]));
      }
    }
    String place =
        Math.rint(nearest) == nearest ? Numbers.count((long) nearest) : Numbers.fixed(nearest, 2);
    String head =
        FigureTexts.format(
            curves.overEpochs() ? "readout.epoch" : "readout.time", place, curves.axisLabel());
    return Optional.of(new CurveReadout(nearest, head, rows));
  }

  /** Index of the point nearest to {@code x} among ascending places, -1 where there is none. */
  static int nearest(double[] places, double x) {
    if (places.length == 0) {
      return -1;
    }
    int found = Arrays.binarySearch(places, x);
    if (found >= 0) {
      return found;
    }
    int after = -found - 1;
    if (after == 0) {
      return 0;
    }
    boolean before = after == places.length || x - places[after - 1] <= places[after] - x;
    return before ? after - 1 : after;
  }
}
