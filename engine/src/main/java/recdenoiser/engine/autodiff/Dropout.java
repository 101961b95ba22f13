package recdenoiser.engine.autodiff;

/**
 * Which numbers are dropped.
 *
 * @param rate share of the numbers, 0 for none
 * @param key of the draws
 */
public record Dropout(double rate, long key) {
  public static final Dropout NONE = new Dropout(0, 0);
}
