package recdenoiser.engine.tensor.plain;

import java.util.Arrays;

/**
 * α-entmax as plain loops: p = [(α - 1) x - τ]₊^{1/(α-1)} with τ such that Σp = 1 (Peters, Niculae
 * and Martins 2019, Eq. 6).
 *
 * <p>τ is exact for α = 2 (sparsemax, Martins and Astudillo 2016, Algorithm 1) and α = 1.5 (Peters
 * et al. 2019, Algorithm 2), which sort; otherwise it is found by bisection (Blondel et al. 2019).
 */
final class PlainEntmax {
  /** Halvings after which a double has no more digits to give. */
  private static final int HALVINGS = 60;

  private PlainEntmax() {}

  /**
   * {@code x} becomes p.
   *
   * @param x scores; -∞ where a key is closed
   * @param alpha greater than 1, at most 2
   */
  static void apply(double[] x, int n, double alpha) {
    double max = max(x, n);
    for (int i = 0; i < n; i++) {
      x[i] = (alpha - 1) * (x[i] - max);
    }
    double threshold = threshold(x, n, alpha);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      x[i] = power(x[i] - threshold, alpha);
      sum += x[i];
    }
    for (int i = 0; i < n; i++) {
      x[i] /= sum;
    }
  }

  private static double threshold(double[] x, int n, double alpha) {
    if (alpha == 2) {
      return sparsemaxThreshold(descending(x, n));
    }
    return alpha == 1.5 ? exactThreshold(descending(x, n)) : bisected(x, n, alpha);
  }

  private static double power(double y, double alpha) {
    return y > 0 ? Math.pow(y, 1 / (alpha - 1)) : 0;
  }

  private static double max(double[] x, int n) {
    double max = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      max = Math.max(max, x[i]);
    }
    return max;
  }

  private static double[] descending(double[] x, int n) {
    double[] sorted = new double[n];
    for (int i = 0; i < n; i++) {
      sorted[i] = -x[i];
    }
    Arrays.sort(sorted);
    for (int i = 0; i < n; i++) {
      sorted[i] = -sorted[i];
    }
    return sorted;
  }

  private static double sparsemaxThreshold(double[] sorted) {
    double sum = 0;
    double threshold = 0;
    for (int k = 1; k <= sorted.length; k++) {
      sum += sorted[k - 1];
      if (1 + k * sorted[k - 1] <= sum) {
        break;
      }
      threshold = (sum - 1) / k;
    }
    return threshold;
  }

  /** For every k the threshold if the k greatest were the support; the last that agrees holds. */
  private static double exactThreshold(double[] sorted) {
    double sum = 0;
    double squares = 0;
    double threshold = 0;
    for (int k = 1; k <= sorted.length && sorted[k - 1] > Double.NEGATIVE_INFINITY; k++) {
      sum += sorted[k - 1];
      squares += sorted[k - 1] * sorted[k - 1];
      double mean = sum / k;
      double delta = (1 - (squares - sum * mean)) / k;
      double candidate = mean - Math.sqrt(Math.max(delta, 0));
      if (candidate > sorted[k - 1]) {
        break;
      }
      threshold = candidate;
    }
    return threshold;
  }

  /** Between -1, where the greatest weight alone is 1, and where n equal weights would be. */
  static double bisected(double[] x, int n, double alpha) {
    double low = -1;
    double width = 1 - Math.pow(1.0 / n, alpha - 1);
    for (int h = 0; h < HALVINGS; h++) {
      width /= 2;
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += power(x[i] - low - width, alpha);
      }
      low = sum >= 1 ? low + width : low;
    }
    return low;
  }

  /**
   * s = p^{2-α} on the support, else 0: the Jacobian is diag(s) - ssᵀ / Σs. For the softmax, α = 1,
   * it is p.
   */
  static double slope(double p, double alpha) {
    return p > 0 ? Math.pow(p, 2 - alpha) : 0;
  }

  /** ds/dp. */
  static double slopeOfSlope(double p, double alpha) {
    return p > 0 ? (2 - alpha) * Math.pow(p, 1 - alpha) : 0;
  }

  /**
   * Σ g dp/dα (Correia, Niculae and Martins 2019, Proposition 1).
   *
   * @param s slopes of {@code p}
   */
  static double alphaGradient(double[] p, double[] s, double[] g, int n, double alpha) {
    double slopes = 0;
    double entropy = 0;
    for (int i = 0; i < n; i++) {
      slopes += s[i];
      entropy += timesLog(p[i], p[i]);
    }
    double gradient = 0;
    double above = alpha - 1;
    for (int i = 0; i < n; i++) {
      double share = s[i] / slopes;
      double byAlpha =
          (p[i] - share) / (above * above) - (timesLog(p[i], p[i]) - share * entropy) / above;
      gradient += g[i] * byAlpha;
    }
    return gradient;
  }

  /** x ln p, 0 off the support. */
  static double timesLog(double x, double p) {
    return p > 0 ? x * Math.log(p) : 0;
  }
}
