package recdenoiser.engine.tensor.simd;

import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.kernel.RowMask;
import recdenoiser.engine.tensor.kernel.RowWeighting;

/**
 * Closes connections at random and multiplies the others by 1 / (1 - rate). Draws are keyed by
 * query and key. One instance belongs to one thread.
 */
public final class RandomRowMask implements RowMask {
  private final int threshold;
  private final double kept;
  private long key;

  /**
   * @param rate share of connections closed, from 0 to below 1
   */
  public RandomRowMask(double rate) {
    threshold = Draws.dropThreshold(rate);
    kept = 1 / (1 - rate);
  }

  /** Has the draws of {@code newKey} from now on. */
  public RandomRowMask keyed(long newKey) {
    key = newKey;
    return this;
  }

  @Override
  public void apply(int query, int keys, float[] row, int at) {
    int whole = (keys + Lanes.COUNT - 1) / Lanes.COUNT * Lanes.COUNT;
    SimdDropout.drop(row, at, whole, (float) kept, key, query * RowWeighting.ROW, threshold);
  }

  @Override
  public void apply(int query, int keys, double[] row, int at) {
    for (int k = 0; k < keys; k++) {
      boolean open = Draws.kept(key, query * RowWeighting.ROW + k, threshold);
      row[at + k] *= open ? kept : 0;
    }
  }
}
