package recdenoiser.engine.tensor.kernel;

/** The logistic function and its integral, safe for large numbers. */
public final class Logistic {
  private Logistic() {}

  public static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  public static double sigmoid(double x) {
    return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
  }
}
