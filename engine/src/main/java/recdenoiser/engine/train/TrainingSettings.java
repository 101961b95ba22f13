package recdenoiser.engine.train;

import recdenoiser.engine.optimise.OptimiserSettings;
import recdenoiser.engine.optimise.OptimiserSettings.WeightDecay;
import recdenoiser.engine.settings.Setting;

/**
 * How a model is trained.
 *
 * @param seed of every random draw of the run
 * @param epochs at most so many
 * @param userOrder whether an epoch is a shuffle of all users or, as the authors' code, as many
 *     draws with replacement
 * @param insertions how many random items are inserted for each input of a self-attentive model,
 *     which predict what the input before them does
 * @param lossReduction what the cross-entropy is divided by
 * @param optimiser of all weights but those that an attention rule trains itself
 * @param adamTables which rows of tables Adam goes through in a step
 * @param momentum how much of its last step Adagrad goes on with
 * @param weightDecay α of α‖Θ‖² over all weights but the mask logits
 * @param decayKind how the weights decay
 * @param warmUpSteps over which the learning rate rises linearly from 0; 0 for none
 * @param decaySteps after which the learning rate has fallen linearly to 0; 0 if it stays
 * @param clipNorm greatest norm of the gradient of all weights but the mask logits; 0 for any
 * @param evaluateEvery epochs between evaluations on validation
 * @param patience evaluations without improvement before it stops early; 0 never
 * @param checkpointEvery seconds between checkpoints inside an epoch; one is written after every
 *     evaluation anyway
 * @param tensorBoard whether event files for TensorBoard are written too; changes no bit of the
 *     result
 * @param maskSnapshots how many epochs' masks and attention are kept, spread over the run; 0 those
 *     of all epochs; changes no bit of the result
 */
public record TrainingSettings(
    @Setting(basic = true, min = 0, max = 9e15) long seed,
    @Setting(basic = true, min = 1, max = 100000, unit = "epochs") int epochs,
    @Setting(basic = true, min = 1, max = 65536, unit = "sequences") int batchSize,
    @Setting UserOrder userOrder,
    @Setting(min = 0, max = 1) double insertions,
    @Setting LossReduction lossReduction,
    @Setting OptimiserSettings.Kind optimiser,
    @Setting(basic = true, min = 0, max = 10, aboveMin = true) double learningRate,
    @Setting(min = 0, max = 1, belowMax = true) double beta1,
    @Setting(min = 0, max = 1, belowMax = true) double beta2,
    @Setting(min = 0, max = 1, aboveMin = true) double epsilon,
    @Setting OptimiserSettings.AdamTables adamTables,
    @Setting(min = 0, max = 1, belowMax = true) double momentum,
    @Setting(min = 0, max = 10) double weightDecay,
    @Setting DecayKind decayKind,
    @Setting(min = 0, max = 1e9, unit = "steps") int warmUpSteps,
    @Setting(min = 0, max = 1e9, unit = "steps") int decaySteps,
    @Setting(min = 0, max = 1e6) double clipNorm,
    @Setting(basic = true, min = 1, max = 10000, unit = "epochs") int evaluateEvery,
    @Setting(basic = true, min = 0, max = 10000, unit = "evaluations") int patience,
    @Setting(min = 1, max = 86400, unit = "s") int checkpointEvery,
    @Setting boolean tensorBoard,
    @Setting(min = 0, max = 100000, unit = "epochs") int maskSnapshots) {

  /** The hyper-parameters of the optimiser. */
  public OptimiserSettings optimiserSettings() {
    return new OptimiserSettings(
        optimiser,
        this::learningRateAt,
        beta1,
        beta2,
        epsilon,
        momentum,
        new WeightDecay(weightDecay, decayKind == DecayKind.DECOUPLED),
        clipNorm,
        adamTables);
  }

  /** Whether {@link #adamTables} makes a difference: a penalty gives all weights a gradient. */
  public boolean choosesRows() {
    return optimiser == OptimiserSettings.Kind.ADAM
        && (weightDecay == 0 || decayKind == DecayKind.DECOUPLED);
  }

  /** Whether the optimiser looks at {@link #momentum}. */
  public boolean hasMomentum() {
    return optimiser == OptimiserSettings.Kind.ADAGRAD;
  }

  /**
   * The learning rate of a step, as BERT's: rises linearly over the warm-up, then falls linearly
   * from what it would be had it fallen from the first step on.
   *
   * @param step from 1
   */
  public double learningRateAt(long step) {
    if (step < warmUpSteps) {
      return learningRate * step / warmUpSteps;
    }
    return decaySteps == 0
        ? learningRate
        : learningRate * Math.max(0, 1 - step / (double) decaySteps);
  }

  public enum DecayKind {
    /** α‖Θ‖² is part of the objective. */
    L2,
    /**
     * AdamW: weights shrink by learning rate times α beside the step; biases and norms do not
     * (Loshchilov and Hutter 2019).
     */
    DECOUPLED
  }

  public enum UserOrder {
    SHUFFLED,
    WITH_REPLACEMENT
  }

  public enum LossReduction {
    /** Sum over real positions divided by their number, as public SASRec code. */
    TOKEN,
    /**
     * Sum over real positions divided by the number of sequences, as the objective of Rec-Denoiser
     * is written.
     */
    SEQUENCE
  }
}
