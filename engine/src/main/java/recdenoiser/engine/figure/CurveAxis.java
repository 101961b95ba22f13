package recdenoiser.engine.figure;

/** What runs along the horizontal axis. */
public enum CurveAxis {
  /** Epochs, with fractions inside an epoch. */
  EPOCHS,
  /** Optimisation steps over the whole run. */
  STEPS,
  /** Elapsed seconds. */
  TIME;

  public CurveAxis other() {
    return this == TIME ? EPOCHS : TIME;
  }
}
