package recdenoiser.engine.denoise;

import java.util.Arrays;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.optimise.Optimiser.DenseGradients;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.kernel.OpenKeys;

/**
 * Φ, the logits of the masks: one for each plane, query slot and key slot, [planes × n × n], see
 * {@link MaskPlanes}. The probability that a connection is open is σ(Φ), Eq. 9. What is not
 * admissible has no gradient and never changes.
 */
public final class MaskLogits {
  /** A connection is closed in use unless σ(Φ) exceeds this. */
  private static final double THRESHOLD = 0.5;

  private final MaskPlanes planes;
  private final Parameters parameters = new Parameters();
  private final Parameter logits;
  private final double[][] open;
  private Storage gradient;
  private OpenKeys[] inferenceKeys;

  /**
   * @param start σ(Φ) at the beginning
   */
  public MaskLogits(MaskPlanes planes, double start, Precision precision) {
    this.planes = planes;
    logits =
        parameters.declare("mask_logits", planes.count(), planes.cells(), Parameter.Start.ZERO);
    parameters.allocate(precision);
    open = planes.zeros();
    double[] first = new double[logits.size()];
    Arrays.fill(first, Math.log(start / (1 - start)));
    logits.value().write(0, first, 0, first.length);
    refresh();
  }

  /** As published: every block of a causal model has one mask, which its heads share. */
  public MaskLogits(int blocks, int window, double start) {
    this(new MaskPlanes(blocks, 1, window, true), start, Precision.SINGLE);
  }

  /**
   * What a connection's weight is multiplied by in use.
   *
   * @param open σ(Φ)
   */
  public static double atInference(double open) {
    return open > THRESHOLD ? open : 0;
  }

  Parameters parameters() {
    return parameters;
  }

  Precision precision() {
    return parameters.values().precision();
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
   * A gradient as an optimiser takes it.
   *
   * @param byPlane [planes][n · n]
   */
  DenseGradients gradients(double[][] byPlane) {
    gradient = gradient == null ? Storage.of(precision(), logits.size()) : gradient;
    for (int plane = 0; plane < byPlane.length; plane++) {
      gradient.write(plane * planes.cells(), byPlane[plane], 0, planes.cells());
    }
    return new DenseGradients(new Storage[] {gradient}, 1);
  }

  /** Connections that can exist, over all planes. */
  public long admissible() {
    return (long) planes.count() * planes.connections();
  }

  /** Per block the share of admissible connections that inference keeps. */
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
        kept += atInference(open[plane][query * n + key]) > 0 ? 1 : 0;
      }
    }
    return kept;
  }

  public float[] values() {
    return logits.value().toFloats();
  }

  public void restore(float[] values) {
    logits.value().write(0, values, 0, values.length);
    refresh();
  }

  /** What inference keeps of one plane. Made once for each state of Φ. */
  public synchronized OpenKeys inferenceKeys(int plane) {
    if (inferenceKeys[plane] == null) {
      int n = window();
      float[] table = new float[n * n];
      for (int query = 0; query < n; query++) {
        for (int c = query * n; c < query * n + planes.keys(query, n); c++) {
          table[c] = (float) atInference(open[plane][c]);
        }
      }
      inferenceKeys[plane] = OpenKeys.mask(table, n);
    }
    return inferenceKeys[plane];
  }

  /** Takes over what Φ is now. */
  synchronized void refresh() {
    inferenceKeys = new OpenKeys[planes.count()];
    double[] now = new double[planes.cells()];
    for (int plane = 0; plane < open.length; plane++) {
      logits.value().read(plane * now.length, now, 0, now.length);
      for (int c = 0; c < now.length; c++) {
        open[plane][c] = 1 / (1 + StrictMath.exp(-now[c]));
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
