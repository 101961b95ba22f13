package recdenoiser.engine.tensor;

/**
 * A row-major matrix [rows × width] somewhere in a {@link Storage}.
 *
 * <p>A matrix is a view and may be moved by the {@link Workspace} that lends it; weights are never
 * moved and may be read by many threads.
 */
public final class Matrix {
  private Storage storage;
  private int offset;
  private int rows;
  private int width;

  public Matrix(Storage storage, int offset, int rows, int width) {
    view(storage, offset, rows, width);
  }

  public static Matrix zeros(Precision precision, int rows, int width) {
    return new Matrix(Storage.of(precision, (long) rows * width), 0, rows, width);
  }

  /** Points this view elsewhere. */
  public void view(Storage storage, int offset, int rows, int width) {
    if (offset < 0 || (long) offset + (long) rows * width > storage.size()) {
      throw new IndexOutOfBoundsException(
          "["
              + rows
              + " × "
              + width
              + "] at "
              + offset
              + " does not fit into "
              + storage.size()
              + " numbers.");
    }
    this.storage = storage;
    this.offset = offset;
    this.rows = rows;
    this.width = width;
  }

  public int rows() {
    return rows;
  }

  public int width() {
    return width;
  }

  public int size() {
    return rows * width;
  }

  public Storage storage() {
    return storage;
  }

  public int offset() {
    return offset;
  }

  public Precision precision() {
    return storage.precision();
  }

  long address(int index) {
    return storage.address((long) offset + index);
  }

  /** Copies {@code count} numbers from {@code index} (row · width + column) on. */
  public void read(int index, float[] target, int at, int count) {
    storage.read(offset + index, target, at, count);
  }

  public void read(int index, double[] target, int at, int count) {
    storage.read(offset + index, target, at, count);
  }

  public void write(int index, float[] source, int at, int count) {
    storage.write(offset + index, source, at, count);
  }

  public void write(int index, double[] source, int at, int count) {
    storage.write(offset + index, source, at, count);
  }

  /** The number at {@code index} (row · width + column). */
  public double get(int index) {
    return storage.get(offset + index);
  }

  /** Adds to the number at {@code index}. */
  public void add(int index, double addend) {
    storage.set(offset + index, storage.get(offset + index) + addend);
  }

  public float[] toFloats() {
    float[] all = new float[size()];
    read(0, all, 0, all.length);
    return all;
  }

  public double[] toDoubles() {
    double[] all = new double[size()];
    read(0, all, 0, all.length);
    return all;
  }

  @Override
  public String toString() {
    return "[" + rows + " × " + width + "]";
  }
}
