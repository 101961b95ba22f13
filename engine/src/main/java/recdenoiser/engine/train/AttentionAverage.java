package recdenoiser.engine.train;

import java.util.Arrays;
import recdenoiser.engine.autodiff.AttentionVisitor;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.denoise.MaskLogits;

/**
 * Average attention by slots of the window, over heads and over the sequences that fill both slots.
 */
final class AttentionAverage implements Tape.BlockVisitor {
  private final int window;
  private final int heads;
  private final double[][] sums;
  private final int[][] counts;

  AttentionAverage(int blocks, int window, int heads) {
    this.window = window;
    this.heads = heads;
    sums = new double[blocks][window * window];
    counts = new int[blocks][window * window];
  }

  @Override
  public AttentionVisitor block(int block) {
    return (sequence, head, query, length, keys, weights) -> {
      int start = window - length;
      int row = (start + query) * window + start;
      for (int k = 0; k < keys; k++) {
        sums[block][row + k] += weights[k];
        counts[block][row + k]++;
      }
    };
  }

  /** Per block [n × n], NaN where no sequence has the connection. */
  float[][] means() {
    float[][] means = new float[sums.length][window * window];
    for (int b = 0; b < sums.length; b++) {
      for (int c = 0; c < sums[b].length; c++) {
        means[b][c] = counts[b][c] == 0 ? Float.NaN : (float) (sums[b][c] / counts[b][c]);
      }
    }
    return means;
  }

  int heads() {
    return heads;
  }

  /** σ(Φ) per block, NaN where a connection cannot be. */
  static float[][] openProbability(MaskLogits logits) {
    int n = logits.window();
    float[][] open = new float[logits.blocks()][n * n];
    for (int b = 0; b < open.length; b++) {
      Arrays.fill(open[b], Float.NaN);
      for (int query = 0; query < n; query++) {
        for (int key = 0; key <= query; key++) {
          open[b][query * n + key] = (float) logits.open(b)[query * n + key];
        }
      }
    }
    return open;
  }
}
