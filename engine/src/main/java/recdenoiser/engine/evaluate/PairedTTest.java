package recdenoiser.engine.evaluate;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.inference.TTest;

/** Student's t test of paired differences (The probable error of a mean, Biometrika 1908). */
public final class PairedTTest {
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
    boolean same = Arrays.stream(differences).allMatch(one -> one == differences[0]);
    if (same) {
      return differences[0] == 0 ? Optional.of(test(differences.length, 0, 1)) : Optional.empty();
    }
    TTest.Result result = TTest.withDefaults().test(differences);
    return Optional.of(test(differences.length, result.getStatistic(), result.getPValue()));
  }

  private static PairedTest test(int n, double statistic, double p) {
    return new PairedTest(PairedTest.Kind.PAIRED_T, n, statistic, p);
  }
}
