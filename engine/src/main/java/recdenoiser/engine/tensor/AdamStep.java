package recdenoiser.engine.tensor;

/**
 * One step of Adam (Kingma &amp; Ba 2015, section 2, the efficient form that TensorFlow and ND4J
 * use): θ -= rate · m / (√v + ε).
 *
 * @param rate learning rate · √(1 - β₂ᵗ) / (1 - β₁ᵗ)
 * @param decay what is multiplied with θ and added to its gradient: 2α
 */
public record AdamStep(double rate, double beta1, double beta2, double epsilon, double decay) {

  /**
   * @param step t, from 1
   */
  public static AdamStep at(
      long step, double learningRate, double beta1, double beta2, double epsilon, double decay) {
    double rate = learningRate * Math.sqrt(1 - Math.pow(beta2, step)) / (1 - Math.pow(beta1, step));
    return new AdamStep(rate, beta1, beta2, epsilon, decay);
  }
}
