package recdenoiser.engine.run;

import recdenoiser.engine.evaluate.Evaluation;

/**
 * How good a model is when some actions of the histories that it is evaluated on are noise.
 *
 * @param share of the actions, 0 … 1
 */
public record Robustness(double share, Evaluation evaluation) {}
