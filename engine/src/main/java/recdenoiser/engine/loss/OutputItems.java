package recdenoiser.engine.loss;

import recdenoiser.engine.autodiff.Table;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.tensor.Matrix;

/**
 * The output layer of a model that scores by inner products: item i has the logit ⟨state, T_i⟩ +
 * b_i.
 *
 * @param count items of the catalogue, which have rows 1 … count
 * @param items T [at least count + 1 × d]
 * @param bias b [count + 1 × 1]; null for none
 */
public record OutputItems(int count, Table items, Table bias) {

  public boolean hasBias() {
    return bias != null;
  }

  /** T. */
  Matrix vectors() {
    return items.values();
  }

  /** b, or null. */
  Matrix biases() {
    return bias == null ? null : bias.values();
  }

  int width() {
    return items.width();
  }

  /**
   * The logits of all items.
   *
   * @param states [W × d]
   * @param logits receives [W × (count + 1)]; column 0 belongs to no item
   */
  public void logits(Tape tape, Matrix states, Matrix logits) {
    Matrix vectors = rows(vectors());
    if (bias != null) {
      Matrix b = rows(biases());
      tape.kernels().repeatRow(new Matrix(b.storage(), b.offset(), 1, b.rows()), logits);
    }
    tape.blas().multiply(states, false, vectors, true, bias == null ? 0 : 1, logits);
  }

  /** The rows that belong to items, and row 0. */
  private Matrix rows(Matrix table) {
    return new Matrix(table.storage(), table.offset(), count + 1, table.width());
  }
}
