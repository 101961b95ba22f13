package recdenoiser.engine.evaluate;

import java.util.Arrays;
import org.apache.commons.statistics.inference.ContinuityCorrection;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * Wilcoxon's signed-rank test (Individual comparisons by ranking methods, Biometrics Bulletin
 * 1945). Differences of 0 are left out before ranking, as he did; equal ones, but for rounding,
 * share their mean rank. Zeros are not left to the library: its normal approximation (1.2) takes
 * them off the variance twice, as a block of ties once more.
 */
public final class WilcoxonTest {
  /** Differences up to which p is counted over all signs, if none ties with another. */
  static final int MOST_EXACT = 50;

  /** Differences of metrics closer than 2<sup>-40</sup> are the same but for rounding. */
  private static final double GRID = 0x1p40;

  private WilcoxonTest() {}

  /**
   * @param differences of the pairs, finite
   * @return p is 1 where all differences are 0 or there is none
   */
  public static PairedTest of(double[] differences) {
    double[] kept =
        Arrays.stream(differences)
            .map(difference -> Math.rint(difference * GRID) / GRID)
            .filter(difference -> difference != 0)
            .toArray();
    if (kept.length == 0) {
      return new PairedTest(PairedTest.Kind.WILCOXON_EXACT, differences.length, 0, 1);
    }
    boolean exact = kept.length <= MOST_EXACT && nothingTies(kept);
    WilcoxonSignedRankTest.Result result =
        WilcoxonSignedRankTest.withDefaults()
            .with(exact ? PValueMethod.EXACT : PValueMethod.ASYMPTOTIC)
            .with(ContinuityCorrection.ENABLED)
            .test(kept);
    return new PairedTest(
        exact ? PairedTest.Kind.WILCOXON_EXACT : PairedTest.Kind.WILCOXON_NORMAL,
        differences.length,
        result.getStatistic(),
        Math.min(1, result.getPValue()));
  }

  private static boolean nothingTies(double[] differences) {
    double[] sizes = Arrays.stream(differences).map(Math::abs).sorted().toArray();
    for (int i = 1; i < sizes.length; i++) {
      if (sizes[i] == sizes[i - 1]) {
        return false;
      }
    }
    return true;
  }
}
