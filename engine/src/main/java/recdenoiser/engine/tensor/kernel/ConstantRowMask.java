package recdenoiser.engine.tensor.kernel;

/** Multiplies all weights by one number. */
public record ConstantRowMask(double factor) implements RowMask {

  @Override
  public void apply(int query, int keys, float[] row, int at) {
    for (int k = 0; k < keys; k++) {
      row[at + k] *= (float) factor;
    }
  }

  @Override
  public void apply(int query, int keys, double[] row, int at) {
    for (int k = 0; k < keys; k++) {
      row[at + k] *= factor;
    }
  }
}
