package recdenoiser.engine.figure;

/** What runs along the horizontal axis. */
public enum CurveAxis {
  /** Epochs, with fractions inside an epoch. */
  EPOCHS,
  /** Elapsed seconds. */
  TIME;

  public CurveAxis other() {
    return this == EPOCHS ? TIME : EPOCHS;
  }
}
