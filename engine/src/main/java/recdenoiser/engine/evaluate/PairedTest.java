package recdenoiser.engine.evaluate;

/**
 * What a test of paired differences found. Two-sided: it is asked whether there is a difference,
 * not in whose favour.
 *
 * @param n pairs, those without a difference among them
 * @param statistic see {@link Kind}
 * @param p probability of a statistic at least as far from what chance expects, if chance alone
 *     decided, in [0, 1]
 */
public record PairedTest(Kind kind, int n, double statistic, double p) {

  /** Which test, and how its p was found. */
  public enum Kind {
    /** Sum of the ranks of positive differences; p over all signs, where nothing ties. */
    WILCOXON_EXACT,
    /** Sum of the ranks of positive differences; p from the normal distribution, corrected. */
    WILCOXON_NORMAL,
    /** How often only the first hits; p from the binomial distribution. */
    MCNEMAR_EXACT,
    /** χ² with continuity correction; p from its distribution with one degree of freedom. */
    MCNEMAR_CORRECTED,
    /** t of the mean difference; p from Student's distribution with n − 1 degrees. */
    PAIRED_T
  }
}
