package recdenoiser.engine.train;

/** What one optimisation step did. */
public record StepReport(LossParts loss, int sequences, int tokens) {}
