package recdenoiser.engine.figure;

/**
 * One line as it is drawn. The unsmoothed values stand behind the smoothed ones. Shares its numbers
 * with the {@link CurveSeries} it is of; none of them changes any more.
 */
public final class CurveLine {
  static final double[] NO_BAND = {};

  private final String label;
  private final int slot;
  private final Points points;
  private final double[] deviations;
  private final boolean logarithmic;

  /**
   * @param size how many numbers of the arrays count
   * @param places ascending
   * @param unit that places are divided by
   * @param smooth the same array as {@code values} where nothing is smoothed
   */
  record Points(int size, double[] places, double unit, double[] values, double[] smooth) {}

  /**
   * @param slot of the {@link Palette}
   * @param deviations half the width of the band around each point; {@link #NO_BAND} without
   * @param logarithmic whether values that are not positive are left out
   */
  CurveLine(String label, int slot, Points points, double[] deviations, boolean logarithmic) {
    this.label = label;
    this.slot = slot;
    this.points = points;
    this.deviations = deviations;
    this.logarithmic = logarithmic;
  }

  public String label() {
    return label;
  }

  /** Of the {@link Palette}. */
  public int slot() {
    return slot;
  }

  /** How many points. */
  public int size() {
    return points.size();
  }

  /** In the unit of the axis label. */
  public double x(int index) {
    return points.places()[index] / points.unit();
  }

  /** As measured; NaN where there is nothing to draw. */
  public double raw(int index) {
    return drawable(points.values()[index]);
  }

  /** NaN where there is nothing to draw. */
  public double smooth(int index) {
    return drawable(points.smooth()[index]);
  }

  /** The values that are drawn, without a test of each; null where some may be left out. */
  double[] plain(boolean raw) {
    return logarithmic ? null : raw ? points.values() : points.smooth();
  }

  /** Whether there are more points between two places than {@code columns} of pixels. */
  boolean isDense(ValueRange across, int columns) {
    return from(across.high()) - from(across.low()) > columns;
  }

  /** Whether it is a mean with its standard deviation around it. */
  public boolean hasBand() {
    return deviations.length > 0;
  }

  /** Standard deviation at a point; 0 without a band. */
  public double deviation(int index) {
    return hasBand() ? deviations[index] : 0;
  }

  double low(int index) {
    return drawable(points.smooth()[index] - deviations[index]);
  }

  double high(int index) {
    return drawable(points.smooth()[index] + deviations[index]);
  }

  /** Index of the last point with a value, or -1. */
  public int last() {
    int last = size() - 1;
    while (last >= 0 && Double.isNaN(smooth(last))) {
      last--;
    }
    return last;
  }

  /** Index of the first point at or after {@code x}; {@link #size()} if there is none. */
  int from(double x) {
    int low = 0;
    int high = size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (x(middle) < x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Index of the point nearest to {@code x}, -1 where there is none. */
  int nearest(double x) {
    int after = from(x);
    if (after == 0) {
      return size() == 0 ? -1 : 0;
    }
    boolean before = after == size() || x - x(after - 1) <= x(after) - x;
    return before ? after - 1 : after;
  }

  private double drawable(double value) {
    return Double.isFinite(value) && !(logarithmic && value <= 0) ? value : Double.NaN;
  }
}
