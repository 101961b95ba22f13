package recdenoiser.engine.evaluate;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * By how much mean ranks over data sets must differ (Nemenyi, Distribution-free multiple
 * comparisons, 1963; Demšar, JMLR 2006): q √(k(k + 1) / 6N), q the quantile of the range of k
 * standard normal variables, over √2.
 */
public final class NemenyiTest {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final double FARTHEST = 8;
  private static final int STEPS = 800;
  private static final double WIDEST = 20;

  private NemenyiTest() {}

  /**
   * @param level of significance, such as 0.05, in (0, 1)
   */
  public static double criticalDifference(int methods, int dataSets, double level) {
    return quantile(methods, level) * Math.sqrt(methods * (methods + 1) / (6.0 * dataSets));
  }

  /** q: 1.960 of two methods at 0.05, 3.164 of ten. */
  static double quantile(int methods, double level) {
    double low = 0;
    double high = WIDEST;
    while (high - low > 1e-9) {
      double middle = (low + high) / 2;
      if (1 - probability(middle, methods) > level) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2 / Math.sqrt(2);
  }

  /** That the range of k standard normals is at most {@code range}; Simpson's rule. */
  private static double probability(double range, int methods) {
    double step = 2 * FARTHEST / STEPS;
    double sum = 0;
    for (int i = 0; i <= STEPS; i++) {
      double least = -FARTHEST + i * step;
      double inside =
          NORMAL.cumulativeProbability(least + range) - NORMAL.cumulativeProbability(least);
      double weight = i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2;
      sum += weight * NORMAL.density(least) * StrictMath.pow(inside, methods - 1.0);
    }
    return methods * sum * step / 3;
  }
}
