package recdenoiser.engine.figure;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * Leaves out points that a screen could not show: per column of pixels the least and the greatest
 * remain, and of the whole line its ends.
 */
final class Decimation {
  private static final int PER_COLUMN = 2;

  private final CurveLine line;
  private final IntToDoubleFunction values;
  private final double[] compared;
  private final double[] x;
  private final double[] y;
  private int kept;

  private Decimation(CurveLine line, IntToDoubleFunction values, double[] compared, int most) {
    this.line = line;
    this.values = values;
    this.compared = compared;
    this.x = new double[most];
    this.y = new double[most];
  }

  /**
   * @param values of the line, by index
   * @param across what is seen; a point more on either side remains, so that the line goes on
   * @param columns of pixels across
   * @return {x, y}
   */
  static double[][] thin(
      CurveLine line, IntToDoubleFunction values, ValueRange across, int columns) {
    return thin(line, values, null, across, columns);
  }

  /**
   * As {@link #thin(CurveLine, IntToDoubleFunction, ValueRange, int)}, many times as fast.
   *
   * @param compared the same values where they are drawable; null for none
   */
  static double[][] thin(
      CurveLine line,
      IntToDoubleFunction values,
      double[] compared,
      ValueRange across,
      int columns) {
    int from = Math.max(0, line.from(across.low()) - 1);
    int to = from;
    if (line.size() > 0) {
      to = Math.min(line.size(), line.from(Math.nextUp(across.high())) + 1);
    }
    if (to - from <= PER_COLUMN * columns) {
      Decimation all = new Decimation(line, values, compared, to - from);
      for (int i = from; i < to; i++) {
        all.keep(i);
      }
      return all.points();
    }
    Decimation thinned = new Decimation(line, values, compared, PER_COLUMN * (columns + 2) + 2);
    thinned.columns(from, to, columns);
    return thinned.points();
  }

  private void columns(int from, int to, int columns) {
    double origin = line.x(from);
    double width = (line.x(to - 1) - origin) / columns;
    int begin = from;
    keep(from);
    for (int column = 1; begin < to; column++) {
      int end =
          column > columns || !(width > 0)
              ? to
              : Math.min(to, firstFrom(begin, to, origin + column * width));
      if (end > begin) {
        keepExtremes(begin, end);
      }
      begin = end;
    }
    keep(to - 1);
  }

  /** Index of the first point in [begin, end) at or after {@code place}. */
  private int firstFrom(int begin, int end, double place) {
    int low = begin;
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (line.x(middle) < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void keepExtremes(int from, int to) {
    if (compared == null) {
      searchExtremes(from, to);
      return;
    }
    int least = from;
    int greatest = from;
    double low = compared[from];
    double high = low;
    for (int i = from + 1; i < to; i++) {
      double value = compared[i];
      if (!(value >= low)) {
        least = Double.isNaN(value) ? least : i;
        low = Double.isNaN(value) ? low : value;
      } else if (!(value <= high)) {
        greatest = i;
        high = value;
      }
    }
    keepBoth(least, greatest);
  }

  private void searchExtremes(int from, int to) {
    int least = from;
    int greatest = from;
    double low = values.applyAsDouble(from);
    double high = low;
    for (int i = from + 1; i < to; i++) {
      double value = values.applyAsDouble(i);
      if (value < low || Double.isNaN(low)) {
        least = i;
        low = value;
      }
      if (value > high || Double.isNaN(high)) {
        greatest = i;
        high = value;
      }
    }
    keepBoth(least, greatest);
  }

  private void keepBoth(int least, int greatest) {
    keep(Math.min(least, greatest));
    if (least != greatest) {
      keep(Math.max(least, greatest));
    }
  }

  private void keep(int index) {
    x[kept] = line.x(index);
    y[kept++] = values.applyAsDouble(index);
  }

  private double[][] points() {
    return new double[][] {Arrays.copyOf(x, kept), Arrays.copyOf(y, kept)};
  }
}
