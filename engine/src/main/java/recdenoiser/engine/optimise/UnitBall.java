package recdenoiser.engine.optimise;

import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.autodiff.Table;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Workers;
import recdenoiser.engine.tensor.kernel.Kernels;
import recdenoiser.engine.tensor.kernel.LossKernels;

/**
 * Keeps rows of tables in the unit ball: v ← v / max(1, ‖v‖). An optimiser with moments moves rows
 * that a batch does not touch as well, so all rows are looked at; none depends on another. Rows
 * that a lazy optimiser leaves alone it keeps there itself whenever it moves them, see {@link
 * Optimiser#isLazy}.
 */
public final class UnitBall {
  private static final int RANGE = 4096;

  private final List<Matrix> pieces = new ArrayList<>();

  public UnitBall(List<Table> tables) {
    for (Table table : tables) {
      Matrix values = table.values();
      int d = values.width();
      int most = Math.max(1, RANGE / d);
      for (int from = 0; from < values.rows(); from += most) {
        int rows = Math.min(most, values.rows() - from);
        pieces.add(new Matrix(values.storage(), values.offset() + from * d, rows, d));
      }
    }
  }

  /** After a step of an optimiser. */
  public void project(Workers workers, Kernels[] kernels) {
    if (!pieces.isEmpty()) {
      workers.forEach(
          pieces.size(), (piece, worker) -> project(kernels[worker].losses(), pieces.get(piece)));
    }
  }

  /** Some rows of a table. */
  static void project(LossKernels kernels, Matrix table, int from, int rows) {
    int d = table.width();
    project(kernels, new Matrix(table.storage(), table.offset() + from * d, rows, d));
  }

  private static void project(LossKernels kernels, Matrix rows) {
    double[] factors = new double[rows.rows()];
    kernels.innerProducts(rows, rows, factors, 0);
    boolean outside = false;
    for (int r = 0; r < factors.length; r++) {
      outside |= factors[r] > 1;
      factors[r] = 1 / Math.sqrt(Math.max(1, factors[r]));
    }
    if (outside) {
      kernels.scaleRows(rows, factors, 0);
    }
  }
}
