package recdenoiser.engine.tensor.simd;

import static recdenoiser.engine.tensor.simd.Lanes.COUNT;
import static recdenoiser.engine.tensor.simd.Lanes.FLOATS;
import static recdenoiser.engine.tensor.simd.Lanes.load;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.kernel.AdamKernels;
import recdenoiser.engine.tensor.kernel.ColumnKernels;
import recdenoiser.engine.tensor.kernel.DropoutKernels;
import recdenoiser.engine.tensor.kernel.EmbeddingInput;
import recdenoiser.engine.tensor.kernel.GateKernels;
import recdenoiser.engine.tensor.kernel.GeluKernels;
import recdenoiser.engine.tensor.kernel.GruKernels;
import recdenoiser.engine.tensor.kernel.ItemPairs;
import recdenoiser.engine.tensor.kernel.Kernels;
import recdenoiser.engine.tensor.kernel.LossKernels;
import recdenoiser.engine.tensor.kernel.NormKernels;
import recdenoiser.engine.tensor.kernel.OpenKeyKernels;
import recdenoiser.engine.tensor.kernel.PairRows;
import recdenoiser.engine.tensor.kernel.SoftmaxKernels;

/**
 * The kernels on vectors of floats (Vector API), for numbers in single precision.
 *
 * <p>Rows are copied in tiles that fit into the first-level cache, worked on there, and copied
 * back: at the speed of the cache the copy costs a tenth of the work, and {@code float[]} is the
 * only memory that the Vector API reaches fast on every JDK from 17 on.
 */
public final class SimdKernels implements Kernels {
  private static final int TILE = 2048;

  private final SoftmaxKernels softmax = new SimdSoftmax();
  private final OpenKeyKernels openKeys = new SimdOpenKeys();
  private final NormKernels norm = new SimdNorm();
  private final AdamKernels adam = new SimdAdam();
  private final DropoutKernels dropout = new SimdDropout();
  private final SimdLoss loss = new SimdLoss();
  private final GateKernels gates = new SimdGates();
  private final GeluKernels gelu = new SimdGelu();
  private final GruKernels gru = new SimdGru();
  private final ColumnKernels columns = new SimdColumns();
  private final LossKernels losses = new SimdLossKernels();
  private final SimdNoise noise = new SimdNoise();
  private final float[] room = new float[COUNT];
  private float[] square = new float[0];
  private float[] a = new float[TILE + COUNT];
  private float[] b = new float[TILE + COUNT];

  @Override
  public String name() {
    return "SIMD " + FLOATS.vectorBitSize();
  }

  /** Rows of {@code width} that make a tile; at least one, for which room is made. */
  private int rowsPerTile(int width) {
    if (width > TILE && a.length < width + COUNT) {
      a = new float[width + COUNT];
      b = new float[width + COUNT];
    }
    return Math.max(1, TILE / width);
  }

  @Override
  public void transpose(Matrix x, Matrix out) {
    int rows = x.rows();
    int d = x.width();
    if (square.length < 2 * x.size()) {
      square = new float[2 * x.size()];
    }
    x.read(0, square, 0, x.size());
    for (int i = 0; i < d; i++) {
      copyColumn(square, i, d, rows, x.size() + i * rows);
    }
    out.write(0, square, x.size(), x.size());
  }

  private static void copyColumn(float[] from, int column, int d, int rows, int to) {
    for (int r = 0, at = column; r < rows; r++, at += d) {
      from[to + r] = from[at];
    }
  }

  @Override
  public void repeatRow(Matrix row, Matrix out) {
    int d = row.width();
    int step = rowsPerTile(d);
    int filled = Math.min(step, out.rows());
    row.read(0, a, 0, d);
    for (int t = 1; t < filled; t++) {
      System.arraycopy(a, 0, a, t * d, d);
    }
    for (int t = 0; t < out.rows(); t += step) {
      out.write(t * d, a, 0, Math.min(step, out.rows() - t) * d);
    }
  }

  @Override
  public void embed(EmbeddingInput input, int from, Matrix out) {
    Matrix table = input.table();
    Matrix positions = input.positions();
    float scale = (float) input.scale();
    int d = out.width();
    int step = rowsPerTile(d);
    for (int t = 0; t < out.rows(); t += step) {
      int rows = Math.min(step, out.rows() - t);
      for (int r = 0; r < rows; r++) {
        table.read(input.id(from + t + r) * d, a, r * d, d);
      }
      if (positions != null) {
        for (int r = 0; r < rows; r++) {
          positions.read(input.slot(from + t + r) * d, b, r * d, d);
        }
        scaleAndAdd(a, scale, b, rows * d);
      } else {
        scale(a, scale, rows * d);
      }
      if (input.rate() > 0) {
        drop(input, (from + t) * d, rows * d);
      }
      out.write(t * d, a, 0, rows * d);
    }
  }

  private void drop(EmbeddingInput input, int draw, int count) {
    float factor = (float) (1 / (1 - input.rate()));
    int threshold = Draws.dropThreshold(input.rate());
    SimdDropout.drop(a, 0, count, factor, input.key(), draw, threshold);
  }

  @Override
  public void gather(Matrix source, int[] ids, int from, Matrix out) {
    int d = out.width();
    int step = rowsPerTile(d);
    for (int t = 0; t < out.rows(); t += step) {
      int rows = Math.min(step, out.rows() - t);
      for (int r = 0; r < rows; r++) {
        source.read(ids[from + t + r] * d, a, r * d, d);
      }
      out.write(t * d, a, 0, rows * d);
    }
  }

  private static void scaleAndAdd(float[] x, float scale, float[] y, int count) {
    FloatVector factor = Lanes.vector(scale);
    for (int i = 0; i < count; i += COUNT) {
      load(x, i).fma(factor, load(y, i)).intoArray(x, i);
    }
  }

  private static void scale(float[] x, float factor, int count) {
    FloatVector scale = Lanes.vector(factor);
    for (int i = 0; i < count; i += COUNT) {
      load(x, i).mul(scale).intoArray(x, i);
    }
  }

  @Override
  public void sampledCrossEntropy(
      Matrix states,
      Matrix offsets,
      Matrix table,
      ItemPairs pairs,
      int from,
      double weight,
      Matrix stateGradient) {
    loss.sampledCrossEntropy(states, offsets, table, pairs, from, weight, stateGradient);
  }

  @Override
  public NormKernels norm() {
    return norm;
  }

  @Override
  public SoftmaxKernels softmax() {
    return softmax;
  }

  @Override
  public GateKernels gates() {
    return gates;
  }

  @Override
  public DropoutKernels dropout() {
    return dropout;
  }

  @Override
  public GeluKernels gelu() {
    return gelu;
  }

  @Override
  public LossKernels losses() {
    return losses;
  }

  @Override
  public AdamKernels adam() {
    return adam;
  }

  @Override
  public GruKernels gru() {
    return gru;
  }

  @Override
  public ColumnKernels columns() {
    return columns;
  }

  @Override
  public PairRows pairRows() {
    return new SimdPairRows();
  }

  @Override
  public OpenKeyKernels openKeys() {
    return openKeys;
  }

  @Override
  public void gaussian(long key, int firstRow, Matrix out) {
    noise.gaussian(key, firstRow, out);
  }

  @Override
  public double squaredNorm(Matrix x) {
    double total = 0;
    for (int at = 0; at < x.size(); at += TILE) {
      int count = Math.min(TILE, x.size() - at);
      x.read(at, a, 0, count);
      Arrays.fill(a, count, count + COUNT, 0);
      total += squares(a, count, room);
    }
    return total;
  }

  static float squares(float[] x, int count, float[] room) {
    FloatVector sum = FloatVector.zero(FLOATS);
    for (int i = 0; i < count; i += COUNT) {
      FloatVector v = load(x, i);
      sum = v.fma(v, sum);
    }
    return Lanes.sum(sum, room);
  }
}
