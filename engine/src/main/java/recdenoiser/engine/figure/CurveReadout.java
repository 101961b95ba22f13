package recdenoiser.engine.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import recdenoiser.engine.text.Numbers;

/**
 * The values of all lines at one place of the horizontal axis, the greatest first.
 *
 * @param x the place, that of the nearest point of any line
 * @param head such as "epoch 41"
 */
public record CurveReadout(double x, String head, List<Row> rows) {
  /**
   * @param value as it is drawn, smoothed where lines are smoothed
   * @param deviation standard deviation over seeds; NaN of a single run
   */
  public record Row(int slot, String label, double x, double value, double deviation) {
    /** The value, with its deviation where there is one. */
    public String text() {
      String shown = Numbers.significant(value);
      return Double.isNaN(deviation) ? shown : shown + " ± " + Numbers.significant(deviation);
    }
  }

  /** What stands nearest to {@code x}; empty where nothing is drawn. */
  public static Optional<CurveReadout> at(CurveSnapshot curves, double x) {
    double nearest = Double.NaN;
    for (CurveLine line : curves.lines()) {
      int index = line.nearest(x);
      if (index >= 0 && !(Math.abs(line.x(index) - x) >= Math.abs(nearest - x))) {
        nearest = line.x(index);
      }
    }
    if (Double.isNaN(nearest)) {
      return Optional.empty();
    }
    List<Row> rows = new ArrayList<>();
    for (CurveLine line : curves.lines()) {
      int index = line.nearest(nearest);
      if (index >= 0 && Double.isFinite(line.smooth(index))) {
        double deviation = line.hasBand() ? line.deviation(index) : Double.NaN;
        rows.add(new Row(line.slot(), line.label(), line.x(index), line.smooth(index), deviation));
      }
    }
    rows.sort(Comparator.comparingDouble(Row::value).reversed());
    return Optional.of(new CurveReadout(nearest, head(curves, nearest), rows));
  }

  private static String head(CurveSnapshot curves, double x) {
    String place = Math.rint(x) == x ? Numbers.count((long) x) : Numbers.fixed(x, 2);
    String key =
        curves.overEpochs()
            ? "readout.epoch"
            : curves.overSteps() ? "readout.step" : "readout.time";
    return FigureTexts.format(key, place, curves.axisLabel());
  }
}
