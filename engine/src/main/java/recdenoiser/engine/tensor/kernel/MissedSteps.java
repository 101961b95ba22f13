package recdenoiser.engine.tensor.kernel;

import java.util.Arrays;

/**
 * What Adam does to a row in steps in which its gradient is zero, all of them at once.
 *
 * <p>With moments m and v after step t₀, step t₀ + j without a gradient makes β₁ʲm and β₂ʲv of them
 * and moves θ by rate · β₁ʲm / (β₂^(j/2)√v + ε). All missed steps together are m · Σⱼ rateⱼ rʲ /
 * (√v + ε β₂^(-j/2)) with r = β₁ / √β₂ &lt; 1. Where ε does not matter that is m / √v times a
 * number that is the same for all weights; otherwise a function of √v that is so smooth in j that
 * polynomials through some Chebyshev points y of the missed steps give it: m · Σₙ w(n) / (√v +
 * e(n)), e(n) = ε β₂^(-y(n)/2), where the weights w(n) = Σⱼ rateⱼ rʲ ℓₙ(j), with Lagrange's ℓₙ, are
 * summed up step by step and so know of any schedule of rates and of their corrections for the
 * start. What is left out is less than 2 · 10⁻⁷ of how far they move θ: rounding in single
 * precision.
 *
 * <p>With decoupled decay θ and what has been subtracted from it shrink in every step.
 *
 * <p>One thread calls {@link #step}; between two calls any number of threads may read.
 */
public final class MissedSteps {
  private static final double TOLERANCE = 1e-9;
  private static final int MOST_POINTS = 16;

  /** A moment that has decayed so far is gone. */
  private static final double VANISHED = 1e-20;

  private final int reach;
  private final int points;
  private final double[] basis;
  private final double[] offsets;
  private final Decay first;
  private final Decay second;
  private double[] weights = new double[0];
  private double[] logShrink = new double[1];
  private int base;
  private int now;

  /** Powers of a number between 0 and 1. */
  private static final class Decay {
    private static final int LOW = 256;

    private final double[] low = new double[LOW];
    private final double[] high;

    Decay(double beta) {
      low[0] = 1;
      for (int j = 1; j < LOW; j++) {
        low[j] = low[j - 1] * beta;
      }
      double block = low[LOW - 1] * beta;
      int blocks = block == 0 ? 1 : 1 + (int) (Math.log(VANISHED) / Math.log(block));
      high = new double[blocks];
      high[0] = 1;
      for (int j = 1; j < blocks; j++) {
        high[j] = high[j - 1] * block;
      }
    }

    double after(int steps) {
      int block = steps / LOW;
      double power = block < high.length ? high[block] * low[steps % LOW] : 0;
      return power < VANISHED ? 0 : power;
    }
  }

  /**
   * @throws IllegalArgumentException if they do not {@link #fit}
   */
  public MissedSteps(double beta1, double beta2, double epsilon) {
    if (!fit(beta1, beta2)) {
      throw new IllegalArgumentException(
          "Steps without a gradient cannot be made up for with beta1 "
              + beta1
              + " and beta2 "
              + beta2
              + ".");
    }
    reach = reach(beta1, beta2);
    points = points(beta1, beta2);
    basis = new double[reach * points];
    offsets = new double[points];
    first = new Decay(beta1);
    second = new Decay(beta2);
    double[] at = chebyshevPoints();
    fillBasis(beta1 / Math.sqrt(beta2), at);
    for (int n = 0; n < points; n++) {
      offsets[n] = epsilon * Math.pow(beta2, -at[n] / 2);
    }
  }

  /**
   * Whether missed steps can be summed up so: β₁ &lt; √β₂, and β₂ not so small that √v changes a
   * lot while m matters.
   */
  public static boolean fit(double beta1, double beta2) {
    return beta1 * beta1 < beta2
        && beta1 / Math.sqrt(beta2) < 0.9999
        && points(beta1, beta2) <= MOST_POINTS;
  }

  /** Steps after which what is left of a move is below the tolerance. */
  private static int reach(double beta1, double beta2) {
    double ratio = beta1 / Math.sqrt(beta2);
    return ratio < TOLERANCE ? 1 : (int) Math.ceil(Math.log(TOLERANCE) / Math.log(ratio));
  }

  /**
   * The logistic function has its poles at ±iπ, so that polynomials converge like ρ^-n, where ρ is
   * the sum of the half-axes of the ellipse through them (Bernstein 1912).
   */
  private static int points(double beta1, double beta2) {
    int reach = reach(beta1, beta2);
    double half = -Math.log(beta2) * (reach - 1) / 4;
    if (half == 0) {
      return 1;
    }
    double pole = Math.PI / half;
    double rho = pole + Math.sqrt(1 + pole * pole);
    return Math.min(reach, (int) Math.ceil(-Math.log(TOLERANCE) / Math.log(rho)));
  }

  /** In 1 … reach. */
  private double[] chebyshevPoints() {
    double[] at = new double[points];
    Arrays.setAll(at, n -> (1 + reach) / 2.0 + (reach - 1) / 2.0 * Math.cos(angle(n)));
    return at;
  }

  private double angle(int point) {
    return Math.PI * (point + 0.5) / points;
  }

  /** {@code basis[(j - 1) * points + n] = rʲ ℓₙ(j)}, by the barycentric formula. */
  private void fillBasis(double ratio, double[] at) {
    for (int j = 1; j <= reach; j++) {
      double sum = 0;
      int exact = -1;
      int row = (j - 1) * points;
      for (int n = 0; n < points; n++) {
        double sign = n % 2 == 0 ? 1 : -1;
        double apart = j - at[n];
        exact = Math.abs(apart) < 1e-12 ? n : exact;
        basis[row + n] = sign * Math.sin(angle(n)) / apart;
        sum += basis[row + n];
      }
      double power = Math.pow(ratio, j);
      for (int n = 0; n < points; n++) {
        double lagrange = exact < 0 ? basis[row + n] / sum : exact == n ? 1 : 0;
        basis[row + n] = power * lagrange;
      }
    }
  }

  /**
   * Forgets all steps.
   *
   * @param step the first one after which a row may have been left alone
   * @param logShrinks Σ ln(shrink) of all steps of the run up to it
   */
  public void begin(int step, double logShrinks) {
    base = step;
    now = step;
    logShrink[0] = logShrinks;
  }

  /**
   * The next step.
   *
   * @param adam its rate and how weights shrink in it
   * @param logShrinks Σ ln(shrink) of all steps of the run so far, this one included
   */
  public void step(AdamStep adam, double logShrinks) {
    room(now + 1 - base);
    logShrink[now + 1 - base] = logShrinks;
    Arrays.fill(weights, (now - base) * points, (now + 1 - base) * points, 0);
    now++;
    for (int since = Math.max(base, now - reach); since < now; since++) {
      int row = (since - base) * points;
      int power = (now - since - 1) * points;
      for (int n = 0; n < points; n++) {
        weights[row + n] = adam.shrink() * weights[row + n] + adam.rate() * basis[power + n];
      }
    }
  }

  private void room(int steps) {
    if (weights.length < steps * points) {
      weights = Arrays.copyOf(weights, Math.max(1024, 3 * steps / 2) * points);
    }
    if (logShrink.length <= steps) {
      logShrink = Arrays.copyOf(logShrink, Math.max(1024, 3 * steps / 2));
    }
  }

  /** The latest step. */
  public int now() {
    return now;
  }

  /** How many terms the sum has. */
  public int points() {
    return points;
  }

  /**
   * w(n) of the steps after {@code since}, up to the latest.
   *
   * @param since the latest step that a row knows, at least the first
   * @param into receives {@link #points} numbers
   */
  public void weights(int since, double[] into) {
    double scale = 1;
    if (now - since > reach) {
      scale = shrunk(since + reach);
    }
    int row = (since - base) * points;
    for (int n = 0; n < points; n++) {
      into[n] = scale * weights[row + n];
    }
  }

  private double shrunk(int since) {
    double log = logShrink[now - base] - logShrink[since - base];
    return log == 0 ? 1 : Math.exp(log);
  }

  /** e(n). */
  public double offset(int point) {
    return offsets[point];
  }

  /** What θ is multiplied by for the steps after {@code since}. */
  public double shrink(int since) {
    return shrunk(since);
  }

  /** What m is multiplied by. */
  public double first(int since) {
    return first.after(now - since);
  }

  /** What v is multiplied by. */
  public double second(int since) {
    return second.after(now - since);
  }
}
