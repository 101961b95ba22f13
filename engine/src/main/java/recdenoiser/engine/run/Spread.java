package recdenoiser.engine.run;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Mean and spread of a metric over runs that differ in their seed.
 *
 * @param deviation sample standard deviation; NaN for a single run
 */
public record Spread(int runs, double mean, double deviation) {

  /** NaN where there are no values. */
  public static Spread of(double[] values) {
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    double deviation = values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
    return new Spread(values.length, mean, deviation);
  }

  /**
   * Half the width of the confidence interval of the mean, if the values are drawn from a normal
   * distribution (Student 1908).
   *
   * @param level such as 0.95
   * @return NaN for a single run
   */
  public double halfInterval(double level) {
    if (runs < 2) {
      return Double.NaN;
    }
    double t = TDistribution.of(runs - 1).inverseSurvivalProbability((1 - level) / 2);
    return t * deviation / Math.sqrt(runs);
  }
}
