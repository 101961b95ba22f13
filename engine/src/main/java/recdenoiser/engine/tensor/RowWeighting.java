package recdenoiser.engine.tensor;

/**
 * What attention weights are multiplied by after the softmax: a mask, if there is one, and dropout.
 *
 * <p>Mutable and used again, because there is one for each sequence and head of a batch.
 */
public final class RowWeighting {
  /** Sequences are shorter than this, so (query, key) is one index. */
  static final int ROW = 4096;

  RowMask mask;
  double dropout;
  long key;

  public RowWeighting set(RowMask mask, double dropout, long key) {
    this.mask = mask;
    this.dropout = dropout;
    this.key = key;
    return this;
  }

  public RowMask mask() {
    return mask;
  }

  public boolean none() {
    return mask == null && dropout == 0;
  }
}
