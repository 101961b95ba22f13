package recdenoiser.engine.denoise;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;

/**
 * Φ, the logits of the masks: one for each block, query slot and key slot, [L × n × n], shared by
 * heads. The probability that a connection is open is σ(Φ), Eq. 9. Optimised by ND4J's Adam with a
 * learning rate of its own.
 *
 * <p>Only connections with key ≤ query are admissible in a causal model; the others never change.
 */
public final class MaskLogits {
  private final int blocks;
  private final int window;
  private final INDArray logits;
  private final INDArray moments;
  private final GradientUpdater<?> updater;
  private final double[][] open;
  private final double[] staged;

  /**
   * @param window n
   * @param start σ(Φ) at the beginning
   */
  public MaskLogits(int blocks, int window, double start, Adam adam) {
    this.blocks = blocks;
    this.window = window;
    int size = Math.max(blocks * window * window, 1);
    logits = Nd4j.valueArrayOf(new long[] {1, size}, Math.log(start / (1 - start)), DataType.FLOAT);
    moments = Nd4j.zeros(DataType.FLOAT, 1, 2L * size);
    updater = (GradientUpdater<?>) adam.instantiate(moments, true);
    open = new double[blocks][window * window];
    staged = new double[size];
    refresh();
  }

  public int blocks() {
    return blocks;
  }

  public int window() {
    return window;
  }

  /** σ(Φ) of one block [n × n], row-major. Shared, not to be written to. */
  public double[] open(int block) {
    return open[block];
  }

  /**
   * β Σ σ(Φ) has the derivative β σ(1 - σ); {@code share} weighs each connection, or is null for 1.
   */
  public double addPenalty(double beta, double[] share, double[][] gradient) {
    double sum = 0;
    for (int b = 0; b < blocks; b++) {
      for (int query = 0; query < window; query++) {
        for (int c = query * window; c <= query * window + query; c++) {
          double weight = beta * (share == null ? 1 : share[c]);
          double p = open[b][c];
          sum += weight * p;
          gradient[b][c] += weight * p * (1 - p);
        }
      }
    }
    return sum;
  }

  /**
   * One step of Adam.
   *
   * @param gradient [L][n · n]
   * @param step from 1
   */
  public void update(double[][] gradient, long step) {
    int size = window * window;
    for (int b = 0; b < blocks; b++) {
      System.arraycopy(gradient[b], 0, staged, b * size, size);
    }
    INDArray change = Nd4j.createFromArray(staged).castTo(DataType.FLOAT).reshape(1, staged.length);
    updater.applyUpdater(change, (int) (step - 1), 0);
    logits.subi(change);
    refresh();
  }

  /** Connections that can exist, over all blocks. */
  public long admissible() {
    return (long) blocks * window * (window + 1) / 2;
  }

  /** Per block the share of admissible connections that inference keeps: σ(Φ) above one half. */
  public double[] openShare() {
    double[] share = new double[blocks];
    for (int b = 0; b < blocks; b++) {
      int kept = 0;
      for (int query = 0; query < window; query++) {
        for (int key = 0; key <= query; key++) {
          kept += open[b][query * window + key] > 0.5 ? 1 : 0;
        }
      }
      share[b] = kept / (window * (window + 1) / 2.0);
    }
    return share;
  }

  public float[] values() {
    return logits.toFloatVector();
  }

  public float[] moments() {
    return moments.toFloatVector();
  }

  public void restore(float[] values, float[] newMoments) {
    logits.assign(Nd4j.createFromArray(values).reshape(1, values.length));
    if (newMoments != null) {
      moments.assign(Nd4j.createFromArray(newMoments).reshape(1, newMoments.length));
    }
    refresh();
  }

  private void refresh() {
    float[] now = logits.toFloatVector();
    for (int b = 0; b < blocks; b++) {
      for (int c = 0; c < open[b].length; c++) {
        open[b][c] = 1 / (1 + StrictMath.exp(-now[b * open[b].length + c]));
      }
    }
  }

  /** A gradient of zeros, [L][n · n]. */
  public double[][] zeroGradient() {
    double[][] zeros = new double[blocks][window * window];
    return zeros;
  }

  public static void clear(double[][] gradient) {
    for (double[] block : gradient) {
      Arrays.fill(block, 0);
    }
  }
}
