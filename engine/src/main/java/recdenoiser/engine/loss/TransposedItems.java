package recdenoiser.engine.loss;

import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.kernel.Kernels;
import recdenoiser.engine.tensor.simd.KernelChoice;

/**
 * The table of items the other way round, piece by piece, [d × items of a piece] each: states are
 * multiplied with it twice as fast as with the table (decision 008), and to transpose it once a
 * step costs next to nothing.
 */
final class TransposedItems {
  private final Matrix items;
  private final int itemCount;
  private final int piece;
  private final Kernels kernels;
  private final Matrix turned;

  /**
   * @param items [items + 1 or more × d], row 0 is nobody's
   * @param piece items that are multiplied with at a time
   */
  TransposedItems(Matrix items, int itemCount, int piece) {
    this.items = items;
    this.itemCount = itemCount;
    this.piece = piece;
    this.kernels = KernelChoice.create(items.precision());
    this.turned = Matrix.zeros(items.precision(), itemCount, items.width());
  }

  /** Takes over what the items are now. Nobody may read meanwhile. */
  void refresh() {
    int d = items.width();
    for (int item = 1; item <= itemCount; item += piece) {
      int count = count(item);
      kernels.transpose(
          new Matrix(items.storage(), items.offset() + item * d, count, d),
          new Matrix(turned.storage(), (item - 1) * d, d, count));
    }
  }

  /**
   * {@code scores = states · pieceᵀ}.
   *
   * @param item the first of a piece
   * @param scores receives [states × items of the piece] from {@code at} on
   */
  void scores(Tape tape, Matrix states, int item, Matrix scores, int at) {
    int d = items.width();
    int count = count(item);
    tape.blas()
        .multiply(
            tape.slice(states),
            false,
            tape.slice(turned, (item - 1) * d, d, count, count),
            false,
            0,
            tape.slice(scores, at, states.rows(), count, count));
  }

  /** Items of the piece that begins with {@code item}. */
  int count(int item) {
    return Math.min(piece, itemCount + 1 - item);
  }
}
