package recdenoiser.engine.autodiff;

import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.TableGradient;
import recdenoiser.engine.tensor.kernel.Kernels;

/**
 * A parameter of which a batch touches few rows, such as the embeddings of items: its gradient is
 * sparse, a list of rows. Whatever reads rows declares a part of the gradient once, a {@link
 * Lookup} or a loss; backward passes leave their parts token by token, and {@link #sumGradient}
 * lists them in the order of declaration, so that the sum does not depend on threads.
 *
 * <p>A table that is only used, and not trained, never makes room for a gradient.
 */
public final class Table {
  private final String name;
  private final Matrix values;
  private final long numbers;
  private final List<RowGradients> parts = new ArrayList<>();
  private TableGradient gradient;
  private RowReader reader;

  /**
   * @param name in the weight file
   * @param values [ids + 1 × width]; row 0 belongs to no id and stays zero
   * @param numbers how many of them are weights: rows that belong to none do not count
   */
  public Table(String name, Matrix values, long numbers) {
    this.name = name;
    this.values = values;
    this.numbers = numbers;
  }

  /** One part of the gradient, left by the backward passes of a batch. */
  @FunctionalInterface
  public interface RowGradients {

    /** Makes room for the tokens of a batch, before its forward passes. */
    default void begin(int tokens) {}

    void addTo(TableGradient gradient);
  }

  /** Brings rows up to date that a forward pass of training is about to read. */
  @FunctionalInterface
  public interface RowReader {

    /**
     * @param kernels of the calling thread, one of many that may ask for the same row
     */
    void bringUp(Kernels kernels, int row);
  }

  public String name() {
    return name;
  }

  public Matrix values() {
    return values;
  }

  public int width() {
    return values.width();
  }

  public long numbers() {
    return numbers;
  }

  /**
   * A way to read rows of this table, one for every token.
   *
   * @param scale what the rows are multiplied by
   */
  public Lookup lookup(double scale) {
    Lookup lookup = new Lookup(this, scale);
    parts.add(lookup);
    return lookup;
  }

  /** Declares a part of the gradient beside lookups. */
  public void addPart(RowGradients part) {
    parts.add(part);
  }

  /** Whoever keeps rows that were left alone as they were is told before they are read. */
  public void readThrough(RowReader newReader) {
    reader = newReader;
  }

  /**
   * What has to be called before rows {@code ids[from] … ids[from + count - 1]} are read in a
   * forward pass; row 0 is always as it should be.
   */
  public void beforeReading(Kernels kernels, int[] ids, int from, int count) {
    if (reader == null) {
      return;
    }
    for (int i = from; i < from + count; i++) {
      if (ids[i] != 0) {
        reader.bringUp(kernels, ids[i]);
      }
    }
  }

  /** Makes room for the gradient of a batch of {@code tokens}. */
  public void begin(int tokens) {
    if (gradient == null) {
      gradient = new TableGradient(values.rows());
    }
    parts.forEach(part -> part.begin(tokens));
  }

  /** Lists what the backward passes have left, in the order in which its parts were declared. */
  public void sumGradient() {
    gradient.clear();
    parts.forEach(part -> part.addTo(gradient));
  }

  /** Of the last batch, after {@link #sumGradient}. */
  public TableGradient gradient() {
    return gradient;
  }
}
