package recdenoiser.engine.train;

/**
 * The objective of one step or the mean over an epoch, each part as it enters the sum.
 *
 * @param bce binary cross-entropy, reduced as the configuration says
 * @param weights α‖Θ‖²
 * @param masks β Σ σ(Φ) over admissible connections
 * @param jacobian γ times the squared Frobenius norms of the blocks' Jacobians
 */
public record LossParts(double bce, double weights, double masks, double jacobian) {

  public double total() {
    return bce + weights + masks + jacobian;
  }

  public LossParts plus(LossParts other) {
    return new LossParts(
        bce + other.bce, weights + other.weights, masks + other.masks, jacobian + other.jacobian);
  }

  public LossParts times(double factor) {
    return new LossParts(bce * factor, weights * factor, masks * factor, jacobian * factor);
  }
}
