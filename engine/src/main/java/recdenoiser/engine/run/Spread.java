package recdenoiser.engine.run;

import java.util.Arrays;

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
}
