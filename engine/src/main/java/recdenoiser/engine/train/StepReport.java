package recdenoiser.engine.train;

import recdenoiser.engine.loss.LossTerms;

/** What one optimisation step did. */
public record StepReport(LossTerms loss, int sequences, int tokens) {}
