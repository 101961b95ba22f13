package recdenoiser.engine.tensor;

/**
 * Random numbers that are looked up, not taken from a stream: every draw is a function of a key and
 * an index, so it is the same whoever asks, in whatever order.
 *
 * <p>Keys come from SplitMix64's finaliser; the draws of one key from a 32-bit mixer of two
 * multiplications (Wellons, "lowbias32", bias 0.17) with the two halves of the key before its first
 * and second round.
 */
public final class Draws {
  public static final int FIRST = 0x7feb352d;
  public static final int SECOND = 0x846ca68b;
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private Draws() {}

  /** What a draw is for: two purposes never share numbers. */
  public enum Purpose {
    INITIAL_WEIGHTS,
    INPUT_DROPOUT,
    ATTENTION_DROPOUT,
    HIDDEN_DROPOUT,
    OUTPUT_DROPOUT,
    NEGATIVES,
    MASK,
    JACOBIAN,
    RANDOM_MASK,
    POSITION_DROPOUT,
    INTERVAL_DROPOUT,
    PROJECTION_DROPOUT,
    CLOZE,
    SHARED_ITEMS,
    SHARED_USERS,
    INSERTIONS,
    GATE
  }

  public static long key(long seed, Purpose purpose, long step) {
    return derive(derive(derive(GOLDEN, seed), purpose.ordinal() + 1L), step);
  }

  /** A key of its own for each {@code part} of what {@code key} is for. */
  public static long derive(long key, long part) {
    long z = key + GOLDEN * (part + 1);
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** 32 random bits. */
  public static int bits(long key, int index) {
    int x = index + (int) key;
    x = (x ^ (x >>> 16)) * FIRST;
    x += (int) (key >>> 32);
    x = (x ^ (x >>> 15)) * SECOND;
    return x ^ (x >>> 16);
  }

  /** Uniform in (0, 1): the middle of one of 2²⁴ equal steps. */
  public static double uniform(long key, int index) {
    return ((bits(key, index) >>> 8) + 0.5) * 0x1p-24;
  }

  /** Uniform among {@code 0 … bound - 1}. */
  public static int below(long key, int index, int bound) {
    return (int) ((Integer.toUnsignedLong(bits(key, index)) * bound) >>> 32);
  }

  /** Standard normal (Box–Muller, one of the pair) from uniform draws of 23 bits. */
  public static double gaussian(long key, int index) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(coarse(key, 2 * index)));
    return radius * StrictMath.cos(2 * Math.PI * coarse(key, 2 * index + 1));
  }

  private static double coarse(long key, int index) {
    return ((bits(key, index) >>> 9) + 0.5) * 0x1p-23;
  }

  /** A number is dropped when the upper 24 bits of its draw are below this. */
  public static int dropThreshold(double rate) {
    return (int) Math.round(rate * 0x1p24);
  }

  public static boolean kept(long key, int index, int threshold) {
    return (bits(key, index) >>> 8) >= threshold;
  }
}
