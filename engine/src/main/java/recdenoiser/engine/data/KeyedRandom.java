package recdenoiser.engine.data;

/**
 * Random numbers keyed by (seed, purpose, key): every purpose and every key has a stream of its
 * own, so that what is drawn for one user does not depend on who was drawn for before, nor on the
 * thread, nor on the version of Java.
 *
 * <p>The stream is SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators,
 * OOPSLA 2014).
 */
public final class KeyedRandom {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  /**
   * @param purpose such as "negatives"
   * @param key such as the number of a user
   */
  public KeyedRandom(long seed, String purpose, long key) {
    long hash = mix(seed + GOLDEN_GAMMA);
    for (int i = 0; i < purpose.length(); i++) {
      hash = mix(hash ^ (purpose.charAt(i) + GOLDEN_GAMMA));
    }
    state = mix(hash ^ mix(key + GOLDEN_GAMMA));
  }

  public long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /**
   * Uniform in 0 … bound - 1, without bias (Lemire: Fast random integer generation in an interval,
   * 2019).
   */
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("A bound must be positive, not " + bound + ".");
    }
    long product = (nextLong() >>> 32) * bound;
    long threshold = (1L << 32) % bound;
    while ((product & 0xFFFFFFFFL) < threshold) {
      product = (nextLong() >>> 32) * bound;
    }
    return (int) (product >>> 32);
  }

  /** Uniform in [0, 1), with 53 bits. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
