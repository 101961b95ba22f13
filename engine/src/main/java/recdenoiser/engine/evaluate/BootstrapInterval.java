package recdenoiser.engine.evaluate;

import java.util.Arrays;
import recdenoiser.engine.data.KeyedRandom;

/**
 * Where the mean of paired differences may lie: the percentiles of the means of samples drawn from
 * the pairs with replacement (Efron, Bootstrap methods: another look at the jackknife, Annals of
 * Statistics 1979).
 *
 * @param low lower end
 * @param high upper end
 * @param plan how it was drawn
 */
public record BootstrapInterval(double low, double high, Plan plan) {
  private static final String PURPOSE = "bootstrap";

  /**
   * @param resamples how many samples are drawn
   * @param level share of them that lies in the interval, such as 0.95
   * @param seed decides the draws
   */
  public record Plan(int resamples, double level, long seed) {
    public static final Plan DEFAULT = new Plan(10_000, 0.95, 1);

    public Plan {
      if (resamples < 1 || !(level > 0 && level < 1)) {
        throw new IllegalArgumentException(
            "A bootstrap needs at least 1 resample and a level between 0 and 1; found "
                + resamples
                + " and "
                + level
                + ".");
      }
    }
  }

  /**
   * @param differences of the pairs, at least one
   */
  public static BootstrapInterval of(double[] differences, Plan plan) {
    if (differences.length == 0) {
      throw new IllegalArgumentException("There are no pairs to draw from.");
    }
    double[] means = new double[plan.resamples()];
    for (int r = 0; r < means.length; r++) {
      means[r] = resampledMean(differences, new KeyedRandom(plan.seed(), PURPOSE, r));
    }
    Arrays.sort(means);
    double tail = (1 - plan.level()) / 2;
    return new BootstrapInterval(quantile(means, tail), quantile(means, 1 - tail), plan);
  }

  private static double resampledMean(double[] differences, KeyedRandom random) {
    double sum = 0;
    for (int drawn = 0; drawn < differences.length; drawn++) {
      sum += differences[random.nextInt(differences.length)];
    }
    return sum / differences.length;
  }

  /** Between neighbours in proportion, as NumPy's default. */
  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
