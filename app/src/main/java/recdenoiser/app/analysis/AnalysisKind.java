package recdenoiser.app.analysis;

/** What can be asked. */
public enum AnalysisKind {
  /** What a limit on how often items are shown costs. */
  EXPOSURE,
  /** Whether items are what their users make of them. */
  CONSISTENCY,
  /** How well runs look several steps ahead. */
  STEPS,
  /** Sequences of items beside a text. */
  LANGUAGE;

  /** Whether it is about several runs, not one. */
  public boolean severalRuns() {
    return this == STEPS;
  }

  /** Whether it is about data, not runs. */
  public boolean ofData() {
    return this == LANGUAGE;
  }
}
