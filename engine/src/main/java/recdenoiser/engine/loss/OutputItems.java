package recdenoiser.engine.loss;

import recdenoiser.engine.autodiff.Table;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.tensor.Matrix;

/**
 * The output layer of a model: item i has the logit ⟨state, T_i⟩ + b_i, or b_i less the distance of
 * state and T_i.
 *
 * @param count items of the catalogue, which have rows 1 … count
 * @param items T [at least count + 1 × d]
 * @param bias b [count + 1 × 1]; null for none
 * @param measure what a state and T_i are to one another
 */
public record OutputItems(int count, Table items, Table bias, Measure measure) {

  /** By inner products. */
  public OutputItems(int count, Table items, Table bias) {
    this(count, items, bias, Measure.INNER_PRODUCT);
  }

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

  /** What has to be called before rows of some items are read for a step, with their biases. */
  void beforeReading(Tape tape, int[] ofItems, int from, int number) {
    items.beforeReading(tape.kernels(), ofItems, from, number);
    if (bias != null) {
      bias.beforeReading(tape.kernels(), ofItems, from, number);
    }
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
    if (measure != Measure.INNER_PRODUCT) {
      byDistance(tape, states, vectors, logits);
      return;
    }
    if (bias != null) {
      Matrix b = rows(biases());
      tape.kernels().repeatRow(new Matrix(b.storage(), b.offset(), 1, b.rows()), logits);
    }
    tape.blas().multiply(states, false, vectors, true, bias == null ? 0 : 1, logits);
  }

  private void byDistance(Tape tape, Matrix states, Matrix vectors, Matrix logits) {
    Distances distances = new Distances(measure);
    tape.kernels().losses().squaredDistances(states, vectors, logits);
    int columns = logits.width();
    double[] b = new double[columns];
    if (bias != null) {
      biases().read(0, b, 0, columns);
    }
    double[] row = new double[columns];
    for (int t = 0; t < logits.rows(); t++) {
      logits.read(t * columns, row, 0, columns);
      for (int i = 0; i < columns; i++) {
        row[i] = b[i] - distances.of(row[i]);
      }
      logits.write(t * columns, row, 0, columns);
    }
  }

  /** The rows that belong to items, and row 0. */
  private Matrix rows(Matrix table) {
    return new Matrix(table.storage(), table.offset(), count + 1, table.width());
  }
}
