package recdenoiser.engine.denoise;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;
import recdenoiser.engine.tensor.OpenKeys;

/**
 * Φ, the logits of the masks: one for each plane, query slot and key slot, [planes × n × n], see
 * {@link MaskPlanes}. The probability that a connection is open is σ(Φ), Eq. 9. Optimised by ND4J's
 * Adam with a learning rate of its own. What is not admissible never changes.
 */
public final class MaskLogits {
  private final MaskPlanes planes;
  private final INDArray logits;
  private final INDArray moments;
  private final GradientUpdater<?> updater;
  private final double[][] open;
  private final double[] staged;
  private OpenKeys[] inferenceKeys;

  /**
   * @param start σ(Φ) at the beginning
   */
  public MaskLogits(MaskPlanes planes, double start, Adam adam) {
    this.planes = planes;
    int size = Math.max(planes.count() * planes.cells(), 1);
    logits = Nd4j.valueArrayOf(new long[] {1, size}, Math.log(start / (1 - start)), DataType.FLOAT);
    moments = Nd4j.zeros(DataType.FLOAT, 1, 2L * size);
    updater = (GradientUpdater<?>) adam.instantiate(moments, true);
    open = planes.zeros();
    staged = new double[size];
    refresh();
  }

  /** As published: every block of a causal model has one mask, which its heads share. */
  public MaskLogits(int blocks, int window, double start, Adam adam) {
    this(new MaskPlanes(blocks, 1, window, true), start, adam);
  }

  public MaskPlanes planes() {
    return planes;
  }

  public int blocks() {
    return planes.blocks();
  }

  public int window() {
    return planes.window();
  }

  /** σ(Φ) of one plane [n × n], row-major. Shared, not to be written to. */
  public double[] open(int plane) {
    return open[plane];
  }

  /**
   * β Σ σ(Φ) has the derivative β σ(1 - σ).
   *
   * @param share what each cell of a plane counts, or null for 1
   * @param gradient [planes][n · n], to which the derivative is added
   */
  public double addPenalty(double beta, double[] share, double[][] gradient) {
    int n = window();
    double sum = 0;
    for (int plane = 0; plane < open.length; plane++) {
      for (int query = 0; query < n; query++) {
        int first = query * n;
        for (int c = first; c < first + planes.keys(query, n); c++) {
          double weight = beta * (share == null ? 1 : share[c]);
          double p = open[plane][c];
          sum += weight * p;
          gradient[plane][c] += weight * p * (1 - p);
        }
      }
    }
    return sum;
  }

  /**
   * One step of Adam.
   *
   * @param gradient [planes][n · n]
   * @param step from 1
   */
  public void update(double[][] gradient, long step) {
    int size = planes.cells();
    for (int plane = 0; plane < open.length; plane++) {
      System.arraycopy(gradient[plane], 0, staged, plane * size, size);
    }
    INDArray change = Nd4j.createFromArray(staged).castTo(DataType.FLOAT).reshape(1, staged.length);
    updater.applyUpdater(change, (int) (step - 1), 0);
    logits.subi(change);
    refresh();
  }

  /** Connections that can exist, over all planes. */
  public long admissible() {
    return (long) planes.count() * planes.connections();
  }

  /** Per block the share of admissible connections that inference keeps: σ(Φ) above one half. */
  public double[] openShare() {
    return Arrays.stream(openShares())
        .mapToDouble(heads -> Arrays.stream(heads).sum() / heads.length)
        .toArray();
  }

  /** As {@link #openShare} for each plane, [blocks][planes of a block]. */
  public double[][] openShares() {
    double[][] shares = new double[planes.blocks()][planes.heads()];
    for (int block = 0; block < planes.blocks(); block++) {
      for (int head = 0; head < planes.heads(); head++) {
        shares[block][head] = kept(planes.of(block, head)) / (double) planes.connections();
      }
    }
    return shares;
  }

  private int kept(int plane) {
    int n = window();
    int kept = 0;
    for (int query = 0; query < n; query++) {
      for (int key = 0; key < planes.keys(query, n); key++) {
        kept += open[plane][query * n + key] > 0.5 ? 1 : 0;
      }
    }
    return kept;
  }

  public float[] values() {
    return logits.toFloatVector();
  }

  public float[] moments() {
    return moments.toFloatVector();
  }

  /**
   * @param newMoments null to leave Adam's as they are
   */
  public void restore(float[] values, float[] newMoments) {
    logits.assign(Nd4j.createFromArray(values).reshape(1, values.length));
    if (newMoments != null) {
      moments.assign(Nd4j.createFromArray(newMoments).reshape(1, newMoments.length));
    }
    refresh();
  }

  /** What inference keeps of one plane: σ(Φ) above one half. Made once for each state of Φ. */
  public synchronized OpenKeys inferenceKeys(int plane) {
    if (inferenceKeys[plane] == null) {
      int n = window();
      float[] table = new float[n * n];
      for (int query = 0; query < n; query++) {
        for (int c = query * n; c < query * n + planes.keys(query, n); c++) {
          table[c] = open[plane][c] > 0.5 ? (float) open[plane][c] : 0;
        }
      }
      inferenceKeys[plane] = OpenKeys.mask(table, n);
    }
    return inferenceKeys[plane];
  }

  private synchronized void refresh() {
    inferenceKeys = new OpenKeys[planes.count()];
    float[] now = logits.toFloatVector();
    int size = planes.cells();
    for (int plane = 0; plane < open.length; plane++) {
      for (int c = 0; c < size; c++) {
        open[plane][c] = 1 / (1 + StrictMath.exp(-now[plane * size + c]));
      }
    }
  }

  /** A gradient of zeros, [planes][n · n]. */
  public double[][] zeroGradient() {
    return planes.zeros();
  }

  public static void clear(double[][] gradient) {
    for (double[] plane : gradient) {
      Arrays.fill(plane, 0);
    }
  }
}
