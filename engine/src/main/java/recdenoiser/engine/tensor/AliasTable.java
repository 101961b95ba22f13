package recdenoiser.engine.tensor;

import java.util.Arrays;

/**
 * Draws numbers in proportion to their weights, in constant time (Walker's alias method as in Vose,
 * A linear algorithm for generating random numbers with a given distribution, 1991): each of n
 * equally likely columns belongs to its own number up to a threshold and to one other number above
 * it.
 */
public final class AliasTable {
  private final double[] threshold;
  private final int[] alias;

  /**
   * @param weights of 0 … n - 1, none negative, not all zero
   */
  public AliasTable(double[] weights) {
    double sum = Arrays.stream(weights).sum();
    if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "Weights must have a positive sum to be drawn by; found " + sum + ".");
    }
    int n = weights.length;
    threshold = new double[n];
    alias = new int[n];
    Arrays.setAll(threshold, i -> weights[i] * n / sum);
    fillUp(n);
  }

  /** Fills every column that is too short with a part of one that is too long. */
  private void fillUp(int n) {
    int[] columns = new int[n];
    int shortOnes = 0;
    int longOnes = n;
    for (int i = 0; i < n; i++) {
      if (threshold[i] < 1) {
        columns[shortOnes++] = i;
      } else {
        columns[--longOnes] = i;
      }
    }
    while (shortOnes > 0 && longOnes < n) {
      int low = columns[--shortOnes];
      int high = columns[longOnes];
      alias[low] = high;
      threshold[high] -= 1 - threshold[low];
      if (threshold[high] < 1) {
        longOnes++;
        columns[shortOnes++] = high;
      }
    }
    finish(columns, 0, shortOnes);
    finish(columns, longOnes, n);
  }

  /** What is left differs from a full column by rounding alone. */
  private void finish(int[] columns, int from, int to) {
    for (int c = from; c < to; c++) {
      threshold[columns[c]] = 1;
      alias[columns[c]] = columns[c];
    }
  }

  /** How many numbers there are. */
  public int size() {
    return threshold.length;
  }

  /**
   * @param key and {@code index}: what the draw depends on
   */
  public int draw(long key, int index) {
    int column = Draws.below(key, 2 * index, threshold.length);
    return pick(column, Draws.uniform(key, 2 * index + 1));
  }

  /**
   * The number that two uniform draws stand for.
   *
   * @param column in 0 … {@link #size()} - 1
   * @param height in [0, 1)
   */
  public int pick(int column, double height) {
    return height < threshold[column] ? column : alias[column];
  }

  /** How likely each number is to be drawn. */
  public double[] probabilities() {
    double[] probabilities = new double[threshold.length];
    for (int column = 0; column < threshold.length; column++) {
      probabilities[column] += threshold[column] / threshold.length;
      probabilities[alias[column]] += (1 - threshold[column]) / threshold.length;
    }
    return probabilities;
  }
}
