package recdenoiser.engine.recommend;

import recdenoiser.engine.autodiff.AttentionVisitor;
import recdenoiser.engine.autodiff.Tape;

/**
 * Average attention by slots of the window over the sequences that fill both slots: of all heads
 * together and, where {@link HeadMaps#keepsHeads} allows it, of each.
 */
final class AttentionAverage implements Tape.BlockVisitor {
  private final int window;
  private final int planes;
  private final double[][] sums;
  private final int[][] counts;
  private final long[] zeros;
  private final long[] weighed;

  AttentionAverage(int blocks, int window, int heads) {
    this.window = window;
    this.planes = HeadMaps.keepsHeads(blocks, heads, window) ? heads : 1;
    sums = new double[blocks * planes][window * window];
    counts = new int[blocks * planes][window * window];
    zeros = new long[blocks];
    weighed = new long[blocks];
  }

  @Override
  public AttentionVisitor block(int block) {
    return (sequence, head, query, length, keys, weights) -> {
      int plane = block * planes + Math.min(head, planes - 1);
      int start = window - length;
      int row = (start + query) * window + start;
      weighed[block] += keys;
      for (int k = 0; k < keys; k++) {
        sums[plane][row + k] += weights[k];
        counts[plane][row + k]++;
        zeros[block] += weights[k] == 0 ? 1 : 0;
      }
    };
  }

  /** [blocks] Share of exact zeros among all weights. */
  float[] zeroShares() {
    float[] shares = new float[zeros.length];
    for (int b = 0; b < shares.length; b++) {
      shares[b] = (float) (zeros[b] / (double) weighed[b]);
    }
    return shares;
  }

  /** NaN where no sequence has the connection. */
  HeadMaps maps() {
    float[][] means = new float[sums.length][window * window];
    for (int p = 0; p < sums.length; p++) {
      for (int c = 0; c < sums[p].length; c++) {
        means[p][c] = counts[p][c] == 0 ? Float.NaN : (float) (sums[p][c] / counts[p][c]);
      }
    }
    return HeadMaps.ofHeads(means, planes);
  }
}
