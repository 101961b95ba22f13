package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.Matrix;

/**
 * A dense weight of a model. All of a model's lie one after another in one storage, and so do their
 * gradients in each shard's.
 */
public final class Parameter {
  private final String name;
  private final int index;
  private final int offset;
  private final int rows;
  private final int width;
  private final Start start;
  private Matrix value;

  /** What a weight is before the first step. */
  public enum Start {
    ZERO,
    ONE,
    /** Random, as the model's authors draw their weights. */
    SPREAD,
    /** Standard normal. */
    NORMAL
  }

  Parameter(String name, int index, int offset, int rows, int width, Start start) {
    this.start = start;
    this.name = name;
    this.index = index;
    this.offset = offset;
    this.rows = rows;
    this.width = width;
  }

  /** Such as {@code block.0.query.weight}. */
  public String name() {
    return name;
  }

  public int rows() {
    return rows;
  }

  public int width() {
    return width;
  }

  public int offset() {
    return offset;
  }

  public int size() {
    return rows * width;
  }

  /** [rows × width]; vectors are [1 × width]. */
  public Matrix value() {
    return value;
  }

  public Start start() {
    return start;
  }

  int index() {
    return index;
  }

  void bind(Matrix matrix) {
    value = matrix;
  }
}
