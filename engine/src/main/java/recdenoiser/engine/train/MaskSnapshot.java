package recdenoiser.engine.train;

/**
 * What every block attends to at one moment of training. Rows are queries, columns keys, both by
 * slot of the window: slot {@code maxLength - 1} is the newest item.
 *
 * @param epoch the epoch it was taken after
 * @param openProbability per block σ(Φ) [maxLength × maxLength], NaN where a connection cannot
 *     exist; empty list of blocks (length 0) for a backbone without learned masks
 * @param attention per block the attention weights after the mask [maxLength × maxLength], averaged
 *     over heads and over the sequences in which both slots are filled; NaN where there is none
 */
public record MaskSnapshot(
    int epoch, int maxLength, float[][] openProbability, float[][] attention) {

  /** A connection whose open probability does not exceed this is closed at inference. */
  public static final float OPEN_THRESHOLD = 0.5f;
}
