package recdenoiser.engine.inspect.learned;

/** In what the strength of a transition is measured. */
public enum Unit {
  /**
   * z = (s_ij − μ_i) / σ_i, where μ_i and σ_i are mean and standard deviation of the scores of all
   * items after item i: what a ranking sees of a score, and the same for every model.
   */
  DEVIATIONS,
  /** s_ij as the model gives it. */
  SCORE
}
