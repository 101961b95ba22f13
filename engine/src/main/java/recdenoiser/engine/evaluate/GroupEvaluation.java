package recdenoiser.engine.evaluate;

/** How well a model does for one group of users. */
public record GroupEvaluation(UserGroup group, Evaluation evaluation) {}
