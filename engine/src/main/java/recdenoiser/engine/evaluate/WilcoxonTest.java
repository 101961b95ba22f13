package recdenoiser.engine.evaluate;

import java.util.Arrays;
import org.apache.commons.statistics.inference.ContinuityCorrection;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * Wilcoxon's signed-rank test (Individual comparisons by ranking methods, Biometrics Bulletin
 * 1945). Differences of 0 are ranked and then left out (Pratt, Remarks on zeros and ties in the
 * Wilcoxon signed rank procedures, JASA 1959); equal ones share their mean rank.
 */
public final class WilcoxonTest {
  /** Pairs up to which p is counted over all signs, if nothing ties and nothing is 0. */
  static final int MOST_EXACT = 50;

  private WilcoxonTest() {}

  /**
   * @param differences of the pairs, finite
   * @return p is 1 where all differences are 0 or there is none
   */
  public static PairedTest of(double[] differences) {
    if (Arrays.stream(differences).allMatch(difference -> difference == 0)) {
      return new PairedTest(PairedTest.Kind.WILCOXON_NORMAL, differences.length, 0, 1);
    }
    boolean exact = differences.length <= MOST_EXACT && nothingTies(differences);
    WilcoxonSignedRankTest.Result result =
        WilcoxonSignedRankTest.withDefaults()
            .with(exact ? PValueMethod.EXACT : PValueMethod.ASYMPTOTIC)
            .with(ContinuityCorrection.ENABLED)
            .test(differences);
    return new PairedTest(
        exact ? PairedTest.Kind.WILCOXON_EXACT : PairedTest.Kind.WILCOXON_NORMAL,
        differences.length,
        result.getStatistic(),
        Math.min(1, result.getPValue()));
  }

  private static boolean nothingTies(double[] differences) {
    double[] sizes = Arrays.stream(differences).map(Math::abs).sorted().toArray();
    for (int i = 0; i < sizes.length; i++) {
      if (sizes[i] == 0 || i > 0 && sizes[i] == sizes[i - 1]) {
        return false;
      }
    }
    return true;
  }
}
