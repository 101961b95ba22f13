package recdenoiser.engine.tensor.plain;

import static recdenoiser.engine.tensor.plain.PlainRows.dot;
import static recdenoiser.engine.tensor.plain.PlainRows.write;

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
 * The kernels as plain loops in double precision, one row at a time, over numbers stored in either
 * precision.
 *
 * <p>It serves where the Vector API is not on offer, checks gradients, and is what the fast
 * implementation is compared with: it is written to be read.
 */
public final class PlainKernels implements Kernels {
  private final NormKernels norm = new PlainNorm();
  private final SoftmaxKernels softmax = new PlainSoftmax();
  private final OpenKeyKernels openKeys = new PlainOpenKeys();
  private final GateKernels gates = new PlainGates();
  private final GeluKernels gelu = new PlainGelu();
  private final GruKernels gru = new PlainGru();
  private final ColumnKernels columns = new PlainColumns();
  private final LossKernels losses = new PlainLossKernels();
  private final AdamKernels adam = new PlainAdam();
  private final DropoutKernels dropout = new PlainDropout();
  private final PlainLoss loss = new PlainLoss();
  private final PlainRows rows = new PlainRows(2);

  @Override
  public String name() {
    return "plain loops";
  }

  @Override
  public void transpose(Matrix x, Matrix out) {
    double[] column = rows.room(1, x.rows());
    for (int i = 0; i < x.width(); i++) {
      for (int r = 0; r < x.rows(); r++) {
        x.read(r * x.width() + i, column, r, 1);
      }
      write(out, i, column);
    }
  }

  @Override
  public void repeatRow(Matrix row, Matrix out) {
    double[] values = rows.read(0, row, 0);
    for (int t = 0; t < out.rows(); t++) {
      write(out, t, values);
    }
  }

  @Override
  public void embed(EmbeddingInput input, int from, Matrix out) {
    int d = out.width();
    int threshold = Draws.dropThreshold(input.rate());
    double keep = 1 / (1 - input.rate());
    for (int t = 0; t < out.rows(); t++) {
      double[] values = rows.read(0, input.table(), input.id(from + t));
      for (int i = 0; i < d; i++) {
        values[i] *= input.scale();
      }
      if (input.positions() != null) {
        double[] position = rows.read(1, input.positions(), input.slot(from + t));
        for (int i = 0; i < d; i++) {
          values[i] += position[i];
        }
      }
      for (int i = 0; i < d; i++) {
        values[i] = Draws.kept(input.key(), (from + t) * d + i, threshold) ? values[i] * keep : 0;
      }
      write(out, t, values);
    }
  }

  @Override
  public void gather(Matrix source, int[] ids, int from, Matrix out) {
    for (int t = 0; t < out.rows(); t++) {
      write(out, t, rows.read(0, source, ids[from + t]));
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
    return new PlainPairRows();
  }

  @Override
  public OpenKeyKernels openKeys() {
    return openKeys;
  }

  @Override
  public void gaussian(long key, int firstRow, Matrix out) {
    int d = out.width();
    double[] values = rows.room(0, d);
    for (int t = 0; t < out.rows(); t++) {
      for (int i = 0; i < d; i++) {
        values[i] = Draws.gaussian(key, (firstRow + t) * d + i);
      }
      write(out, t, values);
    }
  }

  @Override
  public double squaredNorm(Matrix x) {
    double sum = 0;
    for (int t = 0; t < x.rows(); t++) {
      double[] values = rows.read(0, x, t);
      sum += dot(values, values, x.width());
    }
    return sum;
  }
}
