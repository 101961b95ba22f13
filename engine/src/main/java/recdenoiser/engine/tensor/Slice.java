package recdenoiser.engine.tensor;

/**
 * A strided slice of a {@link Matrix}, [rows × columns], such as the columns of one head in the
 * tokens of one sequence.
 *
 * <p>A slice is a view and may be moved: whoever works on one slice after another keeps one object
 * and points it at each in turn.
 */
public final class Slice {
  private Matrix matrix;
  private int offset;
  private int rows;
  private int columns;
  private int stride;

  /** Points this view at the whole of {@code matrix}. */
  public Slice view(Matrix newMatrix) {
    return view(newMatrix, 0, newMatrix.rows(), newMatrix.width(), newMatrix.width());
  }

  /**
   * Points this view elsewhere.
   *
   * @param newOffset index (row · width + column) of the slice's first number within {@code
   *     newMatrix}
   * @param newStride distance between the first numbers of two rows
   * @throws IndexOutOfBoundsException if the slice reaches beyond the matrix
   */
  public Slice view(Matrix newMatrix, int newOffset, int newRows, int newColumns, int newStride) {
    long end = newOffset + (newRows - 1L) * newStride + newColumns;
    if (newOffset < 0 || (newRows > 0 && end > newMatrix.size())) {
      throw new IndexOutOfBoundsException(
          "["
              + newRows
              + " × "
              + newColumns
              + "] at "
              + newOffset
              + ", rows "
              + newStride
              + " apart, does not fit into "
              + newMatrix
              + ".");
    }
    matrix = newMatrix;
    offset = newOffset;
    rows = newRows;
    columns = newColumns;
    stride = newStride;
    return this;
  }

  public Matrix matrix() {
    return matrix;
  }

  /** Index of the first number within the matrix. */
  public int offset() {
    return offset;
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  /** Distance between the first numbers of two rows. */
  public int stride() {
    return stride;
  }

  /**
   * Copies {@code count} numbers as they are stored, from {@code index} (row · stride + column) on.
   */
  public void read(int index, float[] target, int at, int count) {
    matrix.read(offset + index, target, at, count);
  }

  public void read(int index, double[] target, int at, int count) {
    matrix.read(offset + index, target, at, count);
  }

  /**
   * Overwrites {@code count} numbers as they are stored, from {@code index} (row · stride + column)
   * on.
   */
  public void write(int index, float[] source, int at, int count) {
    matrix.write(offset + index, source, at, count);
  }

  public void write(int index, double[] source, int at, int count) {
    matrix.write(offset + index, source, at, count);
  }

  long address() {
    return matrix.address(offset);
  }

  @Override
  public String toString() {
    return "[" + rows + " × " + columns + "]";
  }
}
