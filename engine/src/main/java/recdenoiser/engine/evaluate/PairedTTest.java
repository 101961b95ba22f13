package recdenoiser.engine.evaluate;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.inference.TTest;

/** Student's t test of paired differences (The probable error of a mean, Biometrika 1908). */
public final class PairedTTest {
  /** Differences of metrics that are closer are the same. */
  private static final double ROUNDING = 0x1p-40;

  private PairedTTest() {}

  /**
   * @param differences of the pairs, finite
   * @return empty for fewer than two pairs, and where all differences are the same but not 0, of
   *     which no deviation can be estimated; p is 1 where all are 0
   */
  public static Optional<PairedTest> of(double[] differences) {
    if (differences.length < 2) {
      return Optional.empty();
    }
    if (Arrays.stream(differences).allMatch(one -> Math.abs(one - differences[0]) < ROUNDING)) {
      boolean none = Math.abs(differences[0]) < ROUNDING;
      return none ? Optional.of(test(differences.length, 0, 1)) : Optional.empty();
    }
    TTest.Result result = TTest.withDefaults().test(differences);
    return Optional.of(test(differences.length, result.getStatistic(), result.getPValue()));
  }

  private static PairedTest test(int n, double statistic, double p) {
    return new PairedTest(PairedTest.Kind.PAIRED_T, n, statistic, p);
  }
}
