package recdenoiser.engine.compare;

import recdenoiser.engine.run.Spread;

/**
 * A difference of means beside what the seed alone changes: the larger one of the two sample
 * deviations over seeds.
 */
public enum SeedSpread {
  /** Not larger than that. */
  WITHIN,
  BEYOND,
  /** Neither has a second seed. */
  UNKNOWN;

  static SeedSpread of(double difference, Spread first, Spread second) {
    double deviation = Math.max(known(first.deviation()), known(second.deviation()));
    if (deviation < 0) {
      return UNKNOWN;
    }
    return Math.abs(difference) <= deviation ? WITHIN : BEYOND;
  }

  private static double known(double deviation) {
    return Double.isNaN(deviation) ? -1 : deviation;
  }
}
