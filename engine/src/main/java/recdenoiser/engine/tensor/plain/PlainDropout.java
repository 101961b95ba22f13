package recdenoiser.engine.tensor.plain;

import static recdenoiser.engine.tensor.plain.PlainRows.write;

import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.kernel.DropoutKernels;

/** Dropout as plain loops, alone and behind a ReLU. */
final class PlainDropout implements DropoutKernels {
  private final PlainRows rows = new PlainRows(2);

  @Override
  public void relu(Matrix x, double rate, long key, int firstRow) {
    int d = x.width();
    int threshold = Draws.dropThreshold(rate);
    double scale = 1 / (1 - rate);
    for (int t = 0; t < x.rows(); t++) {
      double[] values = rows.read(0, x, t);
      for (int i = 0; i < d; i++) {
        boolean kept = Draws.kept(key, (firstRow + t) * d + i, threshold);
        values[i] = kept && values[i] > 0 ? values[i] * scale : 0;
      }
      write(x, t, values);
    }
  }

  @Override
  public void reluLinear(Matrix result, double rate, Matrix x) {
    double scale = 1 / (1 - rate);
    for (int t = 0; t < x.rows(); t++) {
      double[] kept = rows.read(0, result, t);
      double[] values = rows.read(1, x, t);
      for (int i = 0; i < x.width(); i++) {
        values[i] = kept[i] > 0 ? values[i] * scale : 0;
      }
      write(x, t, values);
    }
  }

  @Override
  public void apply(Matrix x, double rate, long key, int firstRow, Matrix addend, Matrix out) {
    int d = x.width();
    int threshold = Draws.dropThreshold(rate);
    double scale = 1 / (1 - rate);
    for (int t = 0; t < x.rows(); t++) {
      double[] values = rows.read(0, x, t);
      for (int i = 0; i < d; i++) {
        values[i] = Draws.kept(key, (firstRow + t) * d + i, threshold) ? values[i] * scale : 0;
      }
      if (addend != null) {
        double[] more = rows.read(1, addend, t);
        for (int i = 0; i < d; i++) {
          values[i] += more[i];
        }
      }
      write(out, t, values);
    }
  }
}
