package recdenoiser.app.runs;

import java.util.Arrays;
import java.util.List;

/**
 * Shares the width of a table among its columns by what stands in them: all get what they need;
 * what is left over goes to the columns of words, and where there is too little the longest of
 * these give way first.
 */
final class ColumnShares {
  private static final double WHERE_IT_SCROLLS = 184;

  private ColumnShares() {}

  /**
   * What a column needs, in pixels.
   *
   * @param least below which it is not readable
   * @param whole to show all that stands in it
   * @param grows whether it takes what is left over
   */
  record Need(double least, double whole, boolean grows) {
    static Need fixed(double width) {
      return new Need(width, width, false);
    }
  }

  /**
   * Whole pixels for each column, in all no more than {@code room}. Where not even the least fits
   * the table scrolls, and then words need not be cut so short.
   *
   * @param room in pixels
   */
  static double[] of(List<Need> needs, double room) {
    double whole = needs.stream().mapToDouble(Need::whole).sum();
    if (whole <= room) {
      return grown(needs, room - whole);
    }
    boolean scrolls = total(needs, 0) > room;
    return bounded(needs, scrolls ? WHERE_IT_SCROLLS : bound(needs, room));
  }

  private static double[] grown(List<Need> needs, double left) {
    long growing = needs.stream().filter(Need::grows).count();
    double each = growing == 0 ? 0 : left / growing;
    return needs.stream()
        .mapToDouble(need -> Math.floor(need.whole() + (need.grows() ? each : 0)))
        .toArray();
  }

  /** The greatest width that, as a bound for all columns, makes them fit. */
  private static double bound(List<Need> needs, double room) {
    double low = 0;
    double high = room;
    while (high - low > 0.25) {
      double middle = (low + high) / 2;
      if (total(needs, middle) <= room) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double total(List<Need> needs, double most) {
    return Arrays.stream(bounded(needs, most)).sum();
  }

  private static double[] bounded(List<Need> needs, double most) {
    return needs.stream()
        .mapToDouble(need -> Math.floor(Math.max(need.least(), Math.min(need.whole(), most))))
        .toArray();
  }
}
