package recdenoiser.engine.model;

/**
 * A model with filters that slide over the last L items of a history, each a vector of width d, for
 * those who look into it. The numbers are copies.
 */
public interface SequenceFilters {

  /** L. */
  int filterLength();

  /** [filters × L]: what weight each gives to the items, the oldest first. */
  float[][] verticalFilters();

  /**
   * [filters × height · d]: what each looks for in {@code height} successive items, item after
   * item.
   *
   * @param height 1 … L
   */
  float[][] horizontalFilters(int height);
}
