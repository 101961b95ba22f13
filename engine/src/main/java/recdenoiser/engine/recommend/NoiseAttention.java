package recdenoiser.engine.recommend;

/**
 * How much attention falls on noise, beside how much would if every key that a query may look at
 * had the same weight.
 *
 * <p>It is summed over rows, one for each query that is no noise itself: what noise looks at,
 * mostly itself, is not the question. Each row counts alike, its weights as shares of their sum,
 * because learned masks take weight away; rows that have lost all of it are left out. Keys that a
 * rule closes count among those a query may look at.
 *
 * @param onNoise [blocks][heads] sum over rows of the share of attention on noise
 * @param noiseKeys [blocks][heads] sum over the same rows of the share of noise among the keys
 * @param rows [blocks][heads]
 */
public record NoiseAttention(double[][] onNoise, double[][] noiseKeys, long[][] rows) {

  /** Of a model without attention. */
  public static final NoiseAttention NONE = zeros(0, 0);

  static NoiseAttention zeros(int blocks, int heads) {
    return new NoiseAttention(
        new double[blocks][heads], new double[blocks][heads], new long[blocks][heads]);
  }

  public int blocks() {
    return rows.length;
  }

  public int heads() {
    return rows.length == 0 ? 0 : rows[0].length;
  }

  /** Mean share of attention on noise, 0 … 1; NaN if no row has weight. */
  public double share(int block, int head) {
    return onNoise[block][head] / rows[block][head];
  }

  /** Mean share of noise among the keys, 0 … 1; NaN if no row has weight. */
  public double chance(int block, int head) {
    return noiseKeys[block][head] / rows[block][head];
  }

  /**
   * {@link #share} by {@link #chance}: 1 for attention that cannot tell noise, 0 if none falls on
   * it; NaN if there is no noise to look at.
   */
  public double ratio(int block, int head) {
    return onNoise[block][head] / noiseKeys[block][head];
  }

  /** {@link #share} of every block and head. */
  public double[][] shares() {
    return heads(this::share);
  }

  /** {@link #chance} of every block and head. */
  public double[][] chances() {
    return heads(this::chance);
  }

  @FunctionalInterface
  private interface OfHead {
    double of(int block, int head);
  }

  private double[][] heads(OfHead number) {
    double[][] numbers = new double[blocks()][heads()];
    for (int b = 0; b < numbers.length; b++) {
      for (int h = 0; h < numbers[b].length; h++) {
        numbers[b][h] = number.of(b, h);
      }
    }
    return numbers;
  }

  /** Over the rows of both, which are of the same model. */
  public NoiseAttention plus(NoiseAttention other) {
    NoiseAttention sum = zeros(blocks(), heads());
    for (int b = 0; b < blocks(); b++) {
      for (int h = 0; h < heads(); h++) {
        sum.onNoise[b][h] = onNoise[b][h] + other.onNoise[b][h];
        sum.noiseKeys[b][h] = noiseKeys[b][h] + other.noiseKeys[b][h];
        sum.rows[b][h] = rows[b][h] + other.rows[b][h];
      }
    }
    return sum;
  }
}
