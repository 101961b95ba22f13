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
 * @param adamTables which rows of tables Adam goes through in a step
 */
public record OptimiserSettings(
    Kind kind,
    LearningRate learningRate,
    double beta1,
    double beta2,
    double epsilon,
    double momentum,
    WeightDecay decay,
    double clipNorm,
    AdamTables adamTables) {

  public enum Kind {
    ADAM,
    SGD,
    ADAGRAD
  }

  /** Which rows of tables Adam goes through in a step. */
  public enum AdamTables {
    /** All of them. */
    DENSE,
    /**
     * Those that the batch touches; the others make up for it when they are next read. The results
     * are the same but for rounding.
     */
    TOUCHED
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

  /** Adam at a rate of its own that stays, with the same β₁, β₂ and ε and nothing else. */
  public OptimiserSettings adamAlone(double rate) {
    return new OptimiserSettings(
        Kind.ADAM, step -> rate, beta1, beta2, epsilon, 0, WeightDecay.NONE, 0, AdamTables.DENSE);
  }

  public boolean decoupled() {
    return decay.decoupled() && decay.rate() > 0;
  }

  /** Whether α‖Θ‖² is part of the objective, so that every weight has a gradient. */
  boolean penalised() {
    return decay.rate() > 0 && !decay.decoupled();
  }

  boolean clips() {
    return clipNorm > 0;
  }
}
