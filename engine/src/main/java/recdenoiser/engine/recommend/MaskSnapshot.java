package recdenoiser.engine.recommend;

/**
 * What every block attends to at one moment of training. Rows are queries, columns keys, both by
 * slot of the window: slot {@code maxLength - 1} is the newest item. All maps are [maxLength ×
 * maxLength], row-major, NaN where a connection cannot exist.
 *
 * @param epoch the epoch it was taken after
 * @param open σ(Φ); none without learned masks. A block whose heads share one mask has the mean
 *     only
 * @param attention the attention weights after the mask, averaged over the sequences in which both
 *     slots are filled; NaN where there is none
 * @param pattern the connections that a fixed rule has open: 1 open, 0 closed, in the mean over
 *     heads the share of heads; none without such a rule
 * @param zeroShares [blocks] how many of the weights are exactly zero, over all heads and
 *     sequences; length 0 where that is not known
 */
public record MaskSnapshot(
    int epoch,
    int maxLength,
    HeadMaps open,
    HeadMaps attention,
    HeadMaps pattern,
    float[] zeroShares) {

  /** Of which it is not known how many weights are zero. */
  public MaskSnapshot(
      int epoch, int maxLength, HeadMaps open, HeadMaps attention, HeadMaps pattern) {
    this(epoch, maxLength, open, attention, pattern, new float[0]);
  }

  /** Of blocks. */
  public int blocks() {
    return attention.blocks();
  }

  /** Heads that can be told apart in any of the maps; 0 where there are only means. */
  public int headCount() {
    return Math.max(open.headCount(), Math.max(attention.headCount(), pattern.headCount()));
  }
}
