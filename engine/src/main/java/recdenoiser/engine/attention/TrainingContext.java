package recdenoiser.engine.attention;

import recdenoiser.engine.optimise.OptimiserSettings;

/**
 * What a rule is given to train with.
 *
 * @param seed of the run, which keys all draws
 * @param optimiser of the model's weights
 */
public record TrainingContext(long seed, OptimiserSettings optimiser) {}
