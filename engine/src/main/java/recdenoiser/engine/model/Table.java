package recdenoiser.engine.model;

import recdenoiser.engine.tensor.Matrix;

/**
 * Weights of which a batch touches few rows, such as the embeddings of items: its gradient is a
 * list of rows.
 *
 * @param name in the weight file
 * @param values [ids + 1 × width]; row 0 belongs to no id and stays zero
 * @param numbers how many of them are weights: rows that belong to none do not count
 */
public record Table(String name, Matrix values, long numbers) {

  public int width() {
    return values.width();
  }
}
