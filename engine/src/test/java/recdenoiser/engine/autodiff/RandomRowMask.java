package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.kernel.RowMask;

/** A third of the connections closed, the others of different strength. */
final class RandomRowMask implements RowMask {
  private final int sequence;

  private RandomRowMask(int sequence) {
    this.sequence = sequence;
  }

  static RowMask of(int sequence) {
    return new RandomRowMask(sequence);
  }

  private double connection(int query, int key) {
    double u = Draws.uniform(sequence, query * 1000 + key);
    return u < 1.0 / 3 ? 0 : u;
  }

  @Override
  public void apply(int query, int keys, float[] row, int at) {
    for (int k = 0; k < keys; k++) {
      row[at + k] *= (float) connection(query, k);
    }
  }

  @Override
  public void apply(int query, int keys, double[] row, int at) {
    for (int k = 0; k < keys; k++) {
      row[at + k] *= connection(query, k);
    }
  }
}
