package recdenoiser.engine.optimise;

/**
 * Hyper-parameters of an optimiser.
 *
 * @param kind of optimiser
 * @param learningRate by step
 * @param beta1 decay of Adam's first moment, {@code beta2} of its second
 * @param epsilon added to the root of Adam's second moment, and below the root of Adagrad's sum
 * @param momentum how much of its last step Adagrad goes on with
 * @param decay how weights decay
 * @param clipNorm greatest norm of the gradient of all weights; 0 for any
 */
public record OptimiserSettings(
    Kind kind,
    LearningRate learningRate,
    double beta1,
    double beta2,
    double epsilon,
    double momentum,
    WeightDecay decay,
    double clipNorm) {

  public enum Kind {
    ADAM,
    SGD,
    ADAGRAD
  }

  /** The learning rate of a step, from 1. */
  @FunctionalInterface
  public interface LearningRate {
    double at(long step);
  }

  /**
   * @param rate α
   * @param decoupled whether weights shrink by learning rate times α beside the step; otherwise
   *     α‖Θ‖² is part of the objective
   */
  public record WeightDecay(double rate, boolean decoupled) {
    public static final WeightDecay NONE = new WeightDecay(0, false);
  }

  public boolean decoupled() {
    return decay.decoupled() && decay.rate() > 0;
  }

  boolean clips() {
    return clipNorm > 0;
  }
}
