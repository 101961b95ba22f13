package recdenoiser.engine.evaluate;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * McNemar's test of paired hits (Note on the sampling error of the difference between correlated
 * proportions or percentages, Psychometrika 1947): of those pairs in which only one hits, whether
 * both do so equally often.
 */
public final class McNemarTest {
  /** With fewer discordant pairs p is exact. */
  static final int FEW = 25;

  private McNemarTest() {}

  /**
   * @param first [pairs] 1 where the first hits, otherwise 0
   * @param second [pairs] the same of the second
   */
  public static PairedTest of(double[] first, double[] second) {
    int onlyFirst = 0;
    int onlySecond = 0;
    for (int pair = 0; pair < first.length; pair++) {
      onlyFirst += first[pair] > second[pair] ? 1 : 0;
      onlySecond += second[pair] > first[pair] ? 1 : 0;
    }
    return of(first.length, onlyFirst, onlySecond);
  }

  /**
   * @param n all pairs
   * @param onlyFirst pairs in which only the first hits
   * @param onlySecond pairs in which only the second hits
   */
  public static PairedTest of(int n, int onlyFirst, int onlySecond) {
    int discordant = onlyFirst + onlySecond;
    if (discordant < FEW) {
      double p = 2 * tail(discordant, Math.min(onlyFirst, onlySecond));
      return new PairedTest(PairedTest.Kind.MCNEMAR_EXACT, n, onlyFirst, Math.min(1, p));
    }
    double apart = Math.max(0, Math.abs(onlyFirst - onlySecond) - 1.0);
    double statistic = apart * apart / discordant;
    double p = ChiSquaredDistribution.of(1).survivalProbability(statistic);
    return new PairedTest(PairedTest.Kind.MCNEMAR_CORRECTED, n, statistic, p);
  }

  /** Probability of at most so many of them, if a coin decided. */
  private static double tail(int discordant, int atMost) {
    return BinomialDistribution.of(discordant, 0.5).cumulativeProbability(atMost);
  }
}
