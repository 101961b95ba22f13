package recdenoiser.engine.figure;

/**
 * Leaves out points that a screen could not show: per column of pixels the first, least, greatest
 * and last remain.
 */
final class Decimation {
  private static final int PER_COLUMN = 4;

  private Decimation() {}

  /**
   * @param x ascending
   * @param columns of pixels between the least and the greatest x
   * @return {x, y}, with the same arrays where there is nothing to leave out
   */
  static double[][] thin(double[] x, double[] y, int columns) {
    if (x.length <= PER_COLUMN * columns) {
      return new double[][] {x, y};
    }
    double origin = x[0];
    double width = (x[x.length - 1] - origin) / columns;
    double[] keptX = new double[PER_COLUMN * (columns + 1)];
    double[] keptY = new double[keptX.length];
    int kept = 0;
    int from = 0;
    while (from < x.length) {
      int column = column(x[from], origin, width);
      int to = from + 1;
      while (to < x.length && column(x[to], origin, width) == column) {
        to++;
      }
      for (int index : extremes(y, from, to)) {
        if (kept < keptX.length) {
          keptX[kept] = x[index];
          keptY[kept++] = y[index];
        }
      }
      from = to;
    }
    return new double[][] {
      java.util.Arrays.copyOf(keptX, kept), java.util.Arrays.copyOf(keptY, kept)
    };
  }

  private static int column(double x, double origin, double width) {
    return width > 0 ? (int) ((x - origin) / width) : 0;
  }

  private static int[] extremes(double[] y, int from, int to) {
    int least = from;
    int greatest = from;
    for (int i = from; i < to; i++) {
      if (y[i] < y[least] || Double.isNaN(y[least])) {
        least = i;
      }
      if (y[i] > y[greatest] || Double.isNaN(y[greatest])) {
        greatest = i;
      }
    }
    return java.util.stream.IntStream.of(from, least, greatest, to - 1)
        .distinct()
        .sorted()
        .toArray();
  }
}
