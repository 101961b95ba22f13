package recdenoiser.engine.evaluate;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * Whether several methods differ over several data sets, by their ranks on each (Friedman, JASA
 * 1937), with Iman and Davenport's correction (Communications in Statistics 1980), as Demšar
 * advises (JMLR 2006).
 *
 * @param dataSets N, at least 2
 * @param meanRanks [methods] 1 is the best, ties share their mean
 * @param chiSquared 12N / (k(k + 1)) · (Σ R² − k(k + 1)² / 4), over the correction for ties
 * @param chiSquaredP from its distribution with k − 1 degrees of freedom
 * @param f (N − 1)χ² / (N(k − 1) − χ²); infinite where all data sets agree
 * @param p of f, from its distribution with k − 1 and (k − 1)(N − 1) degrees of freedom
 */
public record FriedmanTest(
    int dataSets, double[] meanRanks, double chiSquared, double chiSquaredP, double f, double p) {
  private static final double ROUNDING = 1e-12;

  /**
   * @param scores [data sets][methods] the greater the better; at least two of each
   */
  public static FriedmanTest of(double[][] scores) {
    int blocks = scores.length;
    int methods = blocks == 0 ? 0 : scores[0].length;
    if (blocks < 2 || methods < 2) {
      throw new IllegalArgumentException(
          "A ranking needs at least 2 data sets and 2 methods; found "
              + blocks
              + " and "
              + methods
              + ".");
    }
    double[] mean = new double[methods];
    double squares = 0;
    for (double[] row : scores) {
      double[] ranks = ranks(row);
      for (int m = 0; m < methods; m++) {
        mean[m] += ranks[m] / blocks;
        squares += ranks[m] * ranks[m];
      }
    }
    double expected = (methods + 1) / 2.0;
    double between = 0;
    for (double rank : mean) {
      between += (rank - expected) * (rank - expected);
    }
    double within = squares / blocks - methods * expected * expected;
    double chi = within <= 0 ? 0 : (methods - 1) * blocks * between / within;
    double rest = blocks * (methods - 1.0) - chi;
    double f = rest <= ROUNDING ? Double.POSITIVE_INFINITY : (blocks - 1) * chi / rest;
    int freedom = methods - 1;
    double p =
        Double.isInfinite(f)
            ? 0
            : FDistribution.of(freedom, freedom * (blocks - 1.0)).survivalProbability(f);
    double chiP = ChiSquaredDistribution.of(freedom).survivalProbability(chi);
    return new FriedmanTest(blocks, mean, chi, chiP, f, p);
  }

  /** 1 for the greatest; equal ones share their mean. */
  private static double[] ranks(double[] scores) {
    double[] ranks = new double[scores.length];
    for (int one = 0; one < scores.length; one++) {
      double better = 0;
      double equal = 0;
      for (double other : scores) {
        better += other > scores[one] ? 1 : 0;
        equal += other == scores[one] ? 1 : 0;
      }
      ranks[one] = better + (equal + 1) / 2;
    }
    return ranks;
  }
}
