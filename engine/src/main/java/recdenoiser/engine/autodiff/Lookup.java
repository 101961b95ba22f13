package recdenoiser.engine.autodiff;

import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.TableGradient;

/**
 * Reads one row of a table for every token: x = scale · T[id]. The backward passes of a batch's
 * shards leave dL/dx token by token, each in rows of its own.
 */
public final class Lookup implements Table.RowGradients {
  private final Table table;
  private final double scale;
  private volatile Matrix gradient;
  private int tokens;
  // every shard of a batch is given the same array, so it does not matter whose write is seen
  private int[] ids;

  Lookup(Table table, double scale) {
    this.table = table;
    this.scale = scale;
  }

  Matrix rows() {
    return table.values();
  }

  /** The tokens of some segments read these rows next. */
  void beforeReading(Tape tape, int[] readIds, Segments segments) {
    table.beforeReading(tape.kernels(), readIds, segments.firstToken(), segments.tokens());
  }

  public double scale() {
    return scale;
  }

  public int width() {
    return table.width();
  }

  @Override
  public void begin(int newTokens) {
    ids = null;
    tokens = newTokens;
  }

  /**
   * Where a backward pass leaves dL/dx, [tokens of the batch × width].
   *
   * @param readIds by token of the batch, the same for all its shards
   */
  Matrix gradient(int[] readIds) {
    ids = readIds;
    Matrix room = gradient;
    return room != null && room.rows() >= tokens ? room : makeRoom();
  }

  private synchronized Matrix makeRoom() {
    int room = gradient == null ? 0 : gradient.rows();
    if (room < tokens) {
      int rows = Math.max(tokens, room * 5 / 4);
      Storage storage = Storage.of(table.values().precision(), (long) rows * width());
      gradient = new Matrix(storage, 0, rows, width());
    }
    return gradient;
  }

  @Override
  public void addTo(TableGradient sum) {
    if (ids == null) {
      return;
    }
    for (int t = 0; t < tokens; t++) {
      if (ids[t] != 0) {
        sum.add(ids[t], gradient, t, scale);
      }
    }
  }
}
