package recdenoiser.engine.tensor.kernel;

/**
 * One step of Adam (Kingma &amp; Ba 2015, section 2, the efficient form that TensorFlow and ND4J
 * use): θ = shrink · θ - rate · m / (√v + ε), with the moments of scale · (g + decay · θ).
 *
 * @param rate learning rate · √(1 - β₂ᵗ) / (1 - β₁ᵗ)
 * @param decay what is multiplied with θ and added to its gradient: 2α
 * @param scale what the gradient is multiplied by, 1 if it was not too long
 * @param shrink what θ is multiplied by beside the step, 1 without decoupled decay (AdamW,
 *     Loshchilov &amp; Hutter 2019, algorithm 2)
 */
public record AdamStep(
    double rate,
    double beta1,
    double beta2,
    double epsilon,
    double decay,
    double scale,
    double shrink) {

  /**
   * @param step t, from 1
   */
  public static AdamStep at(
      long step, double learningRate, double beta1, double beta2, double epsilon, double decay) {
    double rate = learningRate * Math.sqrt(1 - Math.pow(beta2, step)) / (1 - Math.pow(beta1, step));
    return new AdamStep(rate, beta1, beta2, epsilon, decay, 1, 1);
  }

  public AdamStep shrinking(double newShrink) {
    return new AdamStep(rate, beta1, beta2, epsilon, decay, scale, newShrink);
  }

  /** For gradients that decay is in already, see {@link AdamKernels#gradient}. */
  public AdamStep scaling(double newScale) {
    return new AdamStep(rate, beta1, beta2, epsilon, 0, newScale, shrink);
  }
}
