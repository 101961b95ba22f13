package recdenoiser.engine.train;

import recdenoiser.engine.settings.Setting;

/**
 * How a model is trained.
 *
 * @param seed of every random draw of the run
 * @param epochs at most so many
 * @param userOrder whether an epoch is a shuffle of all users or, as the authors' code, as many
 *     draws with replacement
 * @param lossReduction what the cross-entropy is divided by
 * @param weightDecay α of α‖Θ‖² over all weights but the mask logits
 * @param evaluateEvery epochs between evaluations on validation
 * @param patience evaluations without improvement before it stops early; 0 never
 * @param checkpointEvery seconds between checkpoints inside an epoch; one is written after every
 *     evaluation anyway
 */
public record TrainingSettings(
    @Setting(min = 0, max = 9e15) long seed,
    @Setting(min = 1, max = 100000, unit = "epochs") int epochs,
    @Setting(min = 1, max = 65536, unit = "sequences") int batchSize,
    @Setting UserOrder userOrder,
    @Setting LossReduction lossReduction,
    @Setting(min = 0, max = 10, aboveMin = true) double learningRate,
    @Setting(min = 0, max = 1, belowMax = true) double beta1,
    @Setting(min = 0, max = 1, belowMax = true) double beta2,
    @Setting(min = 0, max = 1, aboveMin = true) double epsilon,
    @Setting(min = 0, max = 10) double weightDecay,
    @Setting(min = 1, max = 10000, unit = "epochs") int evaluateEvery,
    @Setting(min = 0, max = 10000, unit = "evaluations") int patience,
    @Setting(min = 1, max = 86400, unit = "s") int checkpointEvery) {

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
