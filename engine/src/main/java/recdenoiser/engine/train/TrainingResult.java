package recdenoiser.engine.train;

import recdenoiser.engine.evaluate.Evaluation;

/**
 * How a run ended.
 *
 * @param test of the weights that are best on validation; null if it was stopped before its end
 * @param message one sentence: why it ended
 */
public record TrainingResult(
    RunState state, TrainingPosition position, Evaluation test, String message) {}
