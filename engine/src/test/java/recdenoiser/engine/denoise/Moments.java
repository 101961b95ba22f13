package recdenoiser.engine.denoise;

/** Means and variances of many draws of a vector. */
final class Moments {
  private final double[] sum;
  private final double[] squares;
  private int draws;

  Moments(int numbers) {
    sum = new double[numbers];
    squares = new double[numbers];
  }

  void add(double[] draw) {
    draws++;
    for (int i = 0; i < sum.length; i++) {
      sum[i] += draw[i];
      squares[i] += draw[i] * draw[i];
    }
  }

  double mean(int i) {
    return sum[i] / draws;
  }

  double variance(int i) {
    return (squares[i] / draws - mean(i) * mean(i)) * draws / (draws - 1);
  }

  double standardError(int i) {
    return Math.sqrt(variance(i) / draws);
  }

  /** Sum of the variances of all numbers. */
  double totalVariance() {
    double total = 0;
    for (int i = 0; i < sum.length; i++) {
      total += variance(i);
    }
    return total;
  }
}
